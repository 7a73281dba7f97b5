export { checkedBefore } from './checked-before.ts';
export { type StudioServer, type StudioServerOptions, serveStudio } from './studio-server.ts';
