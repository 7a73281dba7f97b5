import type { ChangeSets, Move, Route } from '@proviso/law';
import type { Case } from '@proviso/model';
import {
  counted,
  grouped,
  headingOf,
  headingOfChanges,
  headingOfRoutes,
  movesOf,
  moveText,
  neededText,
  orderTexts,
  runs,
  sentence,
  shownCount,
  titleIn,
  whoTexts,
} from '@proviso/report/words';

/** Sets of one wording that are spelt out. */
const SHOWN = 12;

/** What would have to change: the least sets of changes, who can make each, and after which others. */
export function Changes({ changes, model }: { readonly changes: ChangeSets; readonly model: Case }) {
  const groups = grouped(changes.routes);
  return (
    <section className="changes" aria-labelledby="changes-heading">
      <h3 id="changes-heading">{headingOfChanges(changes)}</h3>
      {groups.length === 0 && <p>No clause says how it could come about, and nobody is named who could do it.</p>}
      {groups.map((routes) => (
        <Routes key={headingOfRoutes(routes)} routes={routes} model={model} />
      ))}
    </section>
  );
}

function Routes({ routes, model }: { readonly routes: ReturnType<typeof grouped>[number]; readonly model: Case }) {
  const moves = movesOf(routes);
  const heading = headingOfRoutes(routes);
  return (
    <>
      <h4>{heading}</h4>
      {moves.length > 0 && <MoveTable {...{ heading, routes, moves, model }} />}
      {routes.map((route, i) => (
        <Sets
          key={headingOf(route, i)}
          wording={routes.length > 1 ? headingOf(route, i) : 'In all'}
          {...{ route, moves }}
        />
      ))}
    </>
  );
}

function MoveTable({
  heading,
  routes,
  moves,
  model,
}: {
  readonly heading: string;
  readonly routes: readonly Route[];
  readonly moves: readonly Move[];
  readonly model: Case;
}) {
  const wordings = routes.length > 1 ? routes : [];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="scroll" aria-label={`Changes: ${heading}`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">No.</th>
            <th scope="col">Change</th>
            <th scope="col">Who can make it</th>
            {wordings.map((route, i) => (
              <th key={headingOf(route, i)} scope="col">
                {headingOf(route, i)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {moves.map((move, i) => (
            <tr key={move.id}>
              <td>{i + 1}</td>
              <th scope="row">
                {titleIn(model, move.subject) ?? moveText(move)}
                <span className="footing">{[moveText(move), ...orderTexts(move, moves)].join(' · ')}</span>
              </th>
              <td>{whoTexts(move).join('; ')}</td>
              {wordings.map((route, w) => (
                <td key={headingOf(route, w)}>{neededText(route, move)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Sets({
  wording,
  route,
  moves,
}: {
  readonly wording: string;
  readonly route: Route;
  readonly moves: readonly Move[];
}) {
  if (route.refused !== undefined) {
    return (
      <p className="warning">
        {wording}: {sentence(route.refused)}
      </p>
    );
  }
  if (route.sets.some((set) => set.length === 0)) return <p>{wording}: nothing has to change.</p>;
  const numbers = route.moves.map((move) => moves.findIndex(({ id }) => id === move.id) + 1);
  const shown = route.sets.slice(0, SHOWN);
  return (
    <>
      <p>
        {wording}: {counted(route.count, 'way')}
      </p>
      <ul className="sets">
        {shown.map((set) => (
          <li key={set.join(' ')}>
            {counted(set.length, 'change')}: {runs(set.map((index) => numbers[index]!))}
          </li>
        ))}
        {route.count > shown.length && <li>and {shownCount(route.count - shown.length)} more</li>}
      </ul>
    </>
  );
}
