import { type TenantKey } from './tenant-key';

/** Unwrapped keys in memory, each for a bounded time from when it was read; a timer drops it even when nobody asks. */
export class TenantKeyCache {
  private readonly keys = new Map<string, { key: TenantKey; timer: NodeJS.Timeout }>();

  constructor(private readonly maxAgeMs: number) {}

  pick(tenantIds: readonly string[]): Map<string, TenantKey> {
    const picked = new Map<string, TenantKey>();
    for (const id of tenantIds) {
      const kept = this.keys.get(id);
      if (kept) picked.set(id, kept.key);
    }
    return picked;
  }

  keep(tenantId: string, key: TenantKey): void {
    this.forget(tenantId);
    const timer = setTimeout(() => this.keys.delete(tenantId), this.maxAgeMs).unref();
    this.keys.set(tenantId, { key, timer });
  }

  forget(tenantId: string): void {
    clearTimeout(this.keys.get(tenantId)?.timer);
    this.keys.delete(tenantId);
  }
}
