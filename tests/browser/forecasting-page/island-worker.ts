import '@proviso/forecast/worker';
