import { useStudio } from '../store/studio.ts';

/** Why the selected subject stands as it does: still to come. */
export default function ExplanationPanel() {
  const subject = useStudio((state) => state.subject);
  return <h2>{subject}</h2>;
}
