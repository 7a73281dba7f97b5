// The arrows of the house: a package imports only from packages to its left (docs/architecture.md).
const order = {
  model: [],
  language: ['model'],
  law: ['model'],
  kernel: ['model'],
  forecast: ['model', 'kernel'],
  report: ['model', 'law', 'forecast'],
  exchange: ['model', 'language', 'law'],
  server: ['language'],
  studio: ['model', 'language', 'law', 'kernel', 'forecast', 'report', 'server'],
  cli: ['model', 'language', 'law', 'kernel', 'forecast', 'report', 'exchange', 'server', 'studio'],
};

const arrows = Object.entries(order).map(([name, allowed]) => ({
  name: `${name}-imports-only-from-its-left`,
  severity: 'error',
  comment: `${name} may import ${allowed.length === 0 ? 'no other package' : allowed.join(', ')}`,
  from: { path: `^packages/${name}/src` },
  to: { path: '^packages/([^/]+)/', pathNot: `^packages/(${[name, ...allowed].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...arrows,
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'public-face-only',
      severity: 'error',
      comment: 'another package is reached through its exports, never by a path into its src',
      from: { path: '^packages/([^/]+)/' },
      to: {
        path: '^packages/([^/]+)/src/(?!index\\.ts$|workers/browser-worker\\.ts$|node\\.ts$|register\\.ts$|words\\.ts$|worker\\.ts$|testing/index\\.ts$)',
        pathNot: '^packages/$1/',
      },
    },
    {
      name: 'model-is-pure',
      severity: 'error',
      comment: 'model, law and kernel know nothing of files or processes',
      from: { path: '^packages/(model|law|kernel)/src', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'src/generated|/dist[^/]*/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'default'],
      extensions: ['.ts', '.js'],
    },
  },
};
