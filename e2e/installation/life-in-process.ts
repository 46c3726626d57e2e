import { arm, countHits, inScope, releaseHanging } from '@ledgerbridge/failpoints';
import {
  commonConfiguration,
  createLogger,
  createService,
  readConfiguration,
  type RunningService,
} from '@ledgerbridge/service-kit';
import type { Life, LifeOptions } from './life';
import { SERVICES } from './services';
import { Wire } from './wire';

const DATABASES = ['DATABASE_APP_URL', 'DATABASE_WORKER_URL', 'TOPICS_DATABASE_URL'];
let lives = 0;

/**
 * Starts a service in this process. It dies by its connections to PostgreSQL, which break in the middle of whatever they
 * do and never come back; what of it is still at work then runs into errors and ends, so that nothing stays behind.
 */
export async function lifeInProcess(options: LifeOptions): Promise<Life> {
  const { service } = options;
  const wire = await Wire.to(options.env['DATABASE_MIGRATION_URL'] ?? '');
  const number = (lives += 1);
  const scope = `${service} ${number}`;
  const starting = inScope(scope, () => start(options, wire));
  const fromNowOn = (other = ''): boolean => {
    const [name, life] = other.split(' ');
    return name === service && Number(life) >= number;
  };
  return {
    ready: starting.then(({ url }) => url),
    arm: (failure) => arm(failure, fromNowOn),
    countHits: () => countHits(fromNowOn),
    stop: async () => {
      const running = await starting;
      await inScope(scope, () => running.stop());
      wire.close();
    },
    crash: async () => {
      wire.close();
      releaseHanging(scope);
      const ended = starting.then((running) => inScope(scope, () => running.stop()));
      await ended.catch(() => undefined);
    },
  };
}

async function start({ service, env, log }: LifeOptions, wire: Wire): Promise<RunningService> {
  const { options } = SERVICES[service];
  const wired = { ...env };
  for (const name of DATABASES) wired[name] = wire.through(env[name] ?? '');
  const configuration = readConfiguration({ ...commonConfiguration, ...options.configuration }, wired);
  const logger = createLogger({ service, level: 'warn', destination: { write: log } });
  try {
    return await createService(options, configuration, logger, () => undefined);
  } catch (error) {
    wire.close();
    throw error;
  }
}
