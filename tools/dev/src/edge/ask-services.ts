import type { EdgeConfiguration } from './configuration';
import { addressOf, type Service, SERVICES } from './routes';

const PATIENCE_MS = 5_000;

/** One service's answer to a question that the edge puts to all of them; undefined when it does not answer. */
export interface ServiceAnswer {
  readonly service: Service;
  readonly response: Response | undefined;
}

/** Asks every service at the same time. */
export async function askServices(
  configuration: EdgeConfiguration,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<ServiceAnswer[]> {
  return Promise.all(
    SERVICES.map(async (service) => {
      const url = `${addressOf(configuration, service)}${path}`;
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const response = await fetch(url, { headers, signal }).catch(() => undefined);
      return { service, response };
    }),
  );
}
