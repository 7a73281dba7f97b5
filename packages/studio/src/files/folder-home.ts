import {
  CASE_PATH,
  type CaseOnDisk,
  type ChangeOnDisk,
  type FileOnDisk,
  type SaveAnswer,
  TOKEN_HEADER,
} from '@proviso/server';
import type { CaseHome } from './case-home.ts';

/**
 * A case's folder on disk, behind the server that `proviso studio` starts.
 * @param token of this start of the server, without which it writes nothing
 */
export function folderHome(token: string): CaseHome {
  return {
    kind: 'folder',
    open: async () => (await answerTo(fetch(CASE_PATH))) as CaseOnDisk,
    read: async (path) => {
      const response = await fetch(addressOf(path));
      return response.status === 404 ? undefined : ((await answerTo(response)) as FileOnDisk);
    },
    save: async (path, text, basis) => {
      const headers = { [TOKEN_HEADER]: token, ...(basis !== undefined && { 'if-match': basis }) };
      const response = await fetch(addressOf(path), { method: 'PUT', body: text, headers });
      if (response.status === 409 || response.status === 400) return (await response.json()) as SaveAnswer;
      return (await answerTo(response)) as SaveAnswer;
    },
    watch: (tell) => {
      const changes = new EventSource('api/changes');
      changes.addEventListener('message', ({ data }) => tell(JSON.parse(data) as ChangeOnDisk));
      return () => changes.close();
    },
  };
}

function addressOf(path: string): string {
  return `api/files/${path.split('/').map(encodeURIComponent).join('/')}`;
}

async function answerTo(response: Response | Promise<Response>): Promise<unknown> {
  const answer = await response;
  if (!answer.ok) throw new Error(`the server answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
  return await answer.json();
}
