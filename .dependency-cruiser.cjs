/** The fences of the architecture. Each rule says what would break without it. */
const PURE_LIBS = '^libs/(money|tax|qbo|contracts)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle means two rooms that cannot be understood apart.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'services-never-import-each-other',
      comment: 'A service is deployed alone; what crosses is a topic or the gateway.',
      severity: 'error',
      from: { path: '^services/([^/]+)/' },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    {
      name: 'libs-know-no-service-and-no-tool',
      comment: 'A library that knows its users cannot be used by another.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(services|tools|e2e|bench)/' },
    },
    {
      name: 'services-know-no-tool',
      comment: 'Tools are for development; a production image has none.',
      severity: 'error',
      from: { path: '^services/', pathNot: '(spec\\.ts$|/testing/)' },
      to: { path: '^(tools|e2e|bench)/' },
    },
    {
      name: 'the-simulator-stands-alone',
      comment: 'A judge that shares the code of the judged agrees with its mistakes.',
      severity: 'error',
      from: { path: '^tools/qbo-simulator/' },
      to: { path: '^(libs|services|tools/(?!qbo-simulator/))' },
    },
    {
      name: 'domain-is-pure',
      comment: 'Deciders and translations must run without Nest, Postgres, Kafka or HTTP.',
      severity: 'error',
      from: { path: '/domain/', pathNot: 'spec\\.ts$' },
      to: {
        pathNot: ['/domain/', PURE_LIBS, '^node_modules/(decimal\\.js|@types)/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'domain-is-pure-in-types-too',
      comment: 'Even a type from a framework ties the rule to it.',
      severity: 'error',
      from: { path: '/domain/', pathNot: 'spec\\.ts$' },
      to: { path: '^node_modules/', pathNot: '^node_modules/(decimal\\.js|@types)/' },
    },
    {
      name: 'pure-libs-stay-pure',
      comment: 'Plans need the same computation everywhere, without a framework.',
      severity: 'error',
      from: { path: PURE_LIBS, pathNot: '(spec\\.ts$|/testing/)' },
      to: {
        path: '^(node_modules/(@nestjs|pg|typeorm|kafkajs|axios|fastify)/|libs/(event-store|messaging|service-kit)/)',
      },
    },
    {
      name: 'no-deep-imports-across-libs',
      comment: 'A library is entered by its door (src/index.ts), so that its rooms can be moved.',
      severity: 'error',
      from: { path: '^(libs/([^/]+)|services|e2e|bench|tools)/' },
      to: { path: '^libs/([^/]+)/src/(?!index\\.ts$|testing/)', pathNot: '^libs/$2/' },
    },
    {
      name: 'tests-are-not-imported',
      comment: 'Code that ships must not lean on test code.',
      severity: 'error',
      from: { path: '^(services|libs|tools)/', pathNot: '(spec\\.ts$|/testing/)' },
      to: { path: '(spec\\.ts$|/testing/)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default', 'types'],
    },
  },
};
