import type { INestApplication } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ALLOWED } from './allows';

/**
 * Fails the start when a route does not say who may call it: a forgotten decorator must not become an open door.
 * @throws with the names of all such routes
 */
export function requireGuardedRoutes(app: INestApplication): void {
  const reflector = app.get(Reflector);
  const scanner = app.get(MetadataScanner);
  const open = app
    .get(DiscoveryService)
    .getControllers()
    .flatMap(({ instance, metatype, name }) => {
      if (!metatype || !isObject(instance)) return [];
      const prototype: unknown = Object.getPrototypeOf(instance);
      if (!isObject(prototype)) return [];
      return scanner
        .getAllMethodNames(prototype)
        .filter((method) => {
          const handler = Reflect.get(prototype, method);
          const isRoute =
            typeof handler === 'function' && Reflect.getMetadata(METHOD_METADATA, handler) !== undefined;
          return isRoute && reflector.getAllAndOverride<unknown>(ALLOWED, [handler, metatype]) === undefined;
        })
        .map((method) => `${name}.${method}`);
    });
  if (open.length === 0) return;
  throw new Error(
    `Say who may call these routes, with @HostKey(scope), @OperatorKey(), @ServiceCredential() or @Public(): ${open.join(', ')}`,
  );
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
