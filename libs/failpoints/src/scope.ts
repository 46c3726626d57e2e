import { AsyncLocalStorage } from 'node:async_hooks';

const scopes = new AsyncLocalStorage<string>();

/** Runs `work`, and whatever it starts, under a name: a test of several services in one process tells them apart by it. */
export function inScope<T>(scope: string, work: () => T): T {
  return scopes.run(scope, work);
}

/** Tells whether a scope is meant; undefined stands for none. */
export type Within = (scope: string | undefined) => boolean;

export const currentScope = (): string | undefined => scopes.getStore();
