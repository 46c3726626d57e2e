import type { INestApplication } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ALLOWED } from './allows';

/**
 * Fails the start when a route does not say who may call it: a forgotten decorator must not become an open door.
 * @throws with the names of all such routes
 */
export function requireGuardedRoutes(app: INestApplication): void {
  const scanner = app.get(MetadataScanner);
  const open = app
    .get(DiscoveryService)
    .getControllers()
    .flatMap(({ metatype }) => {
      const prototype: unknown = metatype?.prototype;
      if (!metatype || !isObject(prototype) || Reflect.hasMetadata(ALLOWED, metatype)) return [];
      const methods = scanner.getAllMethodNames(prototype);
      return methods
        .filter((method) => isOpen(prototype, method))
        .map((method) => `${metatype.name}.${method}`);
    });
  if (open.length === 0) return;
  throw new Error(
    `Say who may call these routes, with @HostKey(scope), @OperatorKey(), @ServiceCredential() or @Public(): ${open.join(', ')}`,
  );
}

function isOpen(prototype: object, method: string): boolean {
  const handler: unknown = Reflect.get(prototype, method);
  if (typeof handler !== 'function') return false;
  return Reflect.hasMetadata(METHOD_METADATA, handler) && !Reflect.hasMetadata(ALLOWED, handler);
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
