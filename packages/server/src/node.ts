export { type StudioServer, type StudioServerOptions, serveStudio } from './studio-server.ts';
