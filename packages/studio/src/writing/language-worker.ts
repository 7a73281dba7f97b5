import { startLanguageWorker } from '@proviso/language/worker';

startLanguageWorker(self);
