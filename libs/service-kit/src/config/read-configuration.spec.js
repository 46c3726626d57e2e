"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const common_configuration_1 = require("./common-configuration");
const read_configuration_1 = require("./read-configuration");
const key = Buffer.alloc(32, 1).toString('base64');
const complete = {
    PORT: '8703',
    PUBLIC_URL: 'https://example.com/',
    CONNECTOR_URL: 'http://127.0.0.1:8701',
    DATABASE_SCHEMA: 'lb_sync',
    DATABASE_APP_URL: 'postgres://app:secret@db/lb',
    DATABASE_WORKER_URL: 'postgres://worker:secret@db/lb',
    INSTALLATION_KEY: `2:${key},1:${Buffer.alloc(32, 2).toString('base64')}`,
    MESSAGE_KEY: key,
    SERVICE_KEY: key,
    OPERATOR_KEY_HASH: 'a'.repeat(64),
};
const problemsOf = (env) => {
    try {
        (0, read_configuration_1.readConfiguration)(common_configuration_1.commonConfiguration, env);
        return [];
    }
    catch (error) {
        if (error instanceof read_configuration_1.ConfigurationError)
            return error.problems;
        throw error;
    }
};
describe('the configuration', () => {
    it('reads typed values and fills in defaults', () => {
        const configuration = (0, read_configuration_1.readConfiguration)(common_configuration_1.commonConfiguration, complete);
        expect(configuration).toMatchObject({
            port: 8703,
            host: '127.0.0.1',
            publicUrl: 'https://example.com',
            transport: 'postgres',
            topicPrefixes: [''],
            rateLimitPerSecond: 300,
            installationEpoch: 1,
            holdWrites: false,
        });
        expect(configuration.installationKey.current).toBe(2);
    });
    it('says every missing variable at once, with what is expected and an example', () => {
        const problems = problemsOf({});
        expect(problems).toHaveLength(10);
        expect(problems[0]).toBe('PORT is missing: expected a port, 0 for a free one, for example PORT=8703');
    });
    it.each([
        ['PORT', '70000'],
        ['PORT', '80a'],
        ['TRANSPORT', 'rabbit'],
        ['PUBLIC_URL', 'ftp://example.com'],
        ['DATABASE_SCHEMA', 'sync"; DROP'],
        ['DATABASE_APP_URL', 'mysql://db'],
        ['INSTALLATION_KEY', 'short'],
        ['INSTALLATION_KEY', `1:${key},1:${key}`],
        ['OPERATOR_KEY_HASH', 'the key itself'],
        ['HOLD_WRITES', 'yes'],
        ['KAFKA_BROKERS', 'no-port'],
    ])('refuses %s=%s without repeating it', (name, value) => {
        const [problem = '', ...others] = problemsOf({ ...complete, [name]: value });
        expect(others).toEqual([]);
        expect(problem).toMatch(new RegExp(`^${name} is wrong: expected `));
        expect(problem).not.toContain(`=${value} `);
    });
    it('takes an empty variable for one that is not set', () => {
        expect(problemsOf({ ...complete, SERVICE_KEY: '' })).toEqual([
            expect.stringContaining('SERVICE_KEY is missing'),
        ]);
    });
});
//# sourceMappingURL=read-configuration.spec.js.map