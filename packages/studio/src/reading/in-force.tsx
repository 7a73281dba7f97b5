import { lookAt, select } from '../store/session.ts';
import { dayOf } from '../store/setting.ts';
import { useStudio } from '../store/studio.ts';

/** The register on a day. */
export function InForce() {
  const register = useStudio((state) => state.register);
  const setting = useStudio((state) => state.setting);
  if (!register || !setting) return null;
  return (
    <section aria-labelledby="in-force-heading">
      <h2 id="in-force-heading">What is in force</h2>
      <label>
        On <input type="date" value={dayOf(setting)} onChange={({ target }) => target.value && lookAt(target.value)} />
      </label>
      <table>
        <tbody>
          {register.answers.map((answer) => (
            <tr key={answer.name}>
              <th scope="row">
                <button type="button" onClick={() => select(answer.name)}>
                  {answer.name}
                </button>
              </th>
              <td>{answer.status ?? answer.verdict}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
