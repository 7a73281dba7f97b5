import type { Explanation } from '@proviso/law';
import type { Case } from '@proviso/model';
import { type ExplanationNode, explanationTree, sentence } from '@proviso/report/words';

/** How deep the tree is open unasked: the status, its grounds, and what its conditions ask for. */
const OPEN = 2;

/** The derivation of a status: each statement with what it rests on, down to clause, record and source. */
export function Tree({ explanation, model }: { readonly explanation: Explanation; readonly model: Case }) {
  const messages = [...new Set(explanation.flags.map(({ message }) => sentence(message)))];
  return (
    <section aria-labelledby="why-heading">
      <h3 id="why-heading">Why it stands so</h3>
      <Branches nodes={explanationTree(explanation, model)} depth={0} />
      {messages.length > 0 && (
        <>
          <h4>Remarks</h4>
          <ul className="remarks">
            {messages.map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Branches({ nodes, depth }: { readonly nodes: readonly ExplanationNode[]; readonly depth: number }) {
  return (
    <ul className="tree">
      {nodes.map((node, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a tree has no other names for its branches, and is drawn anew whole
        <li key={i}>
          <Branch node={node} depth={depth} />
        </li>
      ))}
    </ul>
  );
}

function Branch({ node, depth }: { readonly node: ExplanationNode; readonly depth: number }) {
  const { children = [] } = node;
  if (children.length === 0) return <Statement {...node} />;
  return (
    <details open={depth < OPEN}>
      <summary>
        <Statement {...node} />
      </summary>
      <Branches nodes={children} depth={depth + 1} />
    </details>
  );
}

function Statement({ text, tone, notes = [] }: ExplanationNode) {
  return (
    <span className="statement">
      <span className={tone}>{text}</span>
      {notes.map((note) => (
        <span key={note} className="footing">
          {note}
        </span>
      ))}
    </span>
  );
}
