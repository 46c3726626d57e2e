/**
 * Three kinds of test, told apart by their suffix:
 * `.spec.ts` pure, no I/O; `.int-spec.ts` against a real PostgreSQL, Kafka or simulator; `.e2e-spec.ts` the whole product.
 */
const common = {
  rootDir: __dirname,
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.cache/', '<rootDir>/.ledgerbridge/'],
  moduleNameMapper: {
    '^@ledgerbridge/([^/]+)$': '<rootDir>/libs/$1/src',
    '^@ledgerbridge/([^/]+)/testing$': '<rootDir>/libs/$1/src/testing',
  },
  transform: {
    '^.+\\.(t|j)s$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  // jose ships ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!(jose)/)'],
};

/** @type {import('jest').Config} */
module.exports = {
  projects: [
    { ...common, displayName: 'pure', testMatch: ['<rootDir>/{libs,services,tools}/**/*.spec.ts'] },
    {
      ...common,
      displayName: 'integration',
      testMatch: ['<rootDir>/{libs,services,tools}/**/*.int-spec.ts'],
    },
    {
      ...common,
      displayName: 'e2e',
      testMatch: ['<rootDir>/e2e/**/*.e2e-spec.ts'],
    },
  ],
  // Safety nets, here and wherever a test waits: a run on a machine ten times slower must not fail of them.
  testTimeout: 300_000,
  // A worker keeps what its suites leave behind, over a hundred of them some gigabytes; a new one takes a second.
  workerIdleMemoryLimit: '600MB',
};
