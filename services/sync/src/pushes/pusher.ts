import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { Batcher, type EventLog } from '@ledgerbridge/event-store';
import { at } from '@ledgerbridge/failpoints';
import type { Gateway } from '@ledgerbridge/qbo';
import {
  CONFIGURATION,
  DATABASE,
  type Database,
  EVENT_LOG,
  GATEWAY,
  LOGGER,
  setTenants,
  together,
} from '@ledgerbridge/service-kit';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Logger } from 'pino';
import type { SyncConfiguration } from '../configuration';
import { RecordCreator } from '../record-creations/record-creator';
import { Wake } from '../wake';
import { callQuickBooks, type PushJob } from './call-quickbooks';
import { type FoundOut, recordOutcomes } from './record-outcomes';
import { replan } from './replan';
import { type NextStep, startPushes } from './start-pushes';
import { type Leased, leaseWork, postponeWork, renewLeases } from '../work/leased-work';

const POLL_MS = 500;
/** The gateway waits at most 120 s for QuickBooks, and a push may call a few times. */
const HANGING_MS = 400_000;
const RETRY_MS = 1_000;
const BATCH = 50;
/** With more than this part of the places taken the pusher is under load. */
const CROWDED = 0.6;
const CROWD_MS = 10;

/** Takes queued documents, sends them through the gateway and records what became of them. */
@Injectable()
export class Pusher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly owner = randomUUID();
  private readonly underWay = new Set<Promise<void>>();
  /** Since when each document is worked on, in ms of the monotonic clock. */
  private readonly since = new Map<string, number>();
  private readonly outcomes: Batcher<FoundOut, void>;
  private loop: Promise<void> | undefined;
  private renewal: NodeJS.Timeout | undefined;
  private stopping = false;
  private alarm: () => void = () => undefined;
  private stopListening: () => void = () => undefined;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(GATEWAY) private readonly gateway: Gateway,
    @Inject(CONFIGURATION) private readonly configuration: SyncConfiguration,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly creator: RecordCreator,
    private readonly wake: Wake,
  ) {
    // One lane: two batches would wait for each other's partitions of the log.
    this.outcomes = new Batcher({ run: (found) => this.record(found), lanes: 1, maxBatch: BATCH });
  }

  onApplicationBootstrap(): void {
    if (this.configuration.holdWrites) {
      this.logger.warn('HOLD_WRITES is on: nothing is written to QuickBooks');
      return;
    }
    this.stopListening = this.wake.onCommit(() => this.alarm());
    this.loop = this.run();
    this.renewal = setInterval(() => void this.renew(), this.configuration.pushLeaseMs / 3);
  }

  /** Takes no more work and waits for what is under way: its outcome is recorded before the database closes. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.stopListening();
    this.alarm();
    await at('sync.pusher.last-take', () => this.loop ?? Promise.resolve());
    await at('sync.pusher.under-way', () => Promise.all(this.underWay));
    await at('sync.pusher.outcomes', () => this.outcomes.drain());
    clearInterval(this.renewal);
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      let woken = this.nextAlarm();
      try {
        // The end of a push rings more than once within a turn of the event loop: one look at the queue answers all.
        await at('sync.pusher.turn', () => nextTurn());
        woken = this.nextAlarm();
        const more = await at('sync.pusher.take', () => this.take());
        if (!more) await at('sync.pusher.sleep', () => woken(POLL_MS));
      } catch (err) {
        this.logger.warn({ err }, 'taking work failed; trying again');
        await at('sync.pusher.back-off', () => woken(RETRY_MS));
      }
    }
  }

  /** Listens before the queue is looked at, so that work which comes meanwhile is not slept through. */
  private nextAlarm(): (ms: number) => Promise<void> {
    let ring: () => void = () => undefined;
    const rang = new Promise<void>((resolve) => (ring = resolve));
    this.alarm = ring;
    return (ms) => {
      const timer = setTimeout(ring, ms);
      return rang.finally(() => clearTimeout(timer));
    };
  }

  /** @returns whether there may be more to take at once; otherwise whatever ends or comes rings */
  private async take(): Promise<boolean> {
    await at('sync.push.room', () => this.room());
    const limit = Math.min(BATCH, this.configuration.pushConcurrency - this.underWay.size);
    if (limit <= 0 || this.stopping) return true;
    const steps = await at('sync.push.take', () => this.lease(limit));
    for (const step of steps) this.start(step);
    return steps.length >= limit;
  }

  /** Waits for a place, and under load a moment longer for more: a large batch costs little more than a small one. */
  private async room(): Promise<void> {
    const { pushConcurrency } = this.configuration;
    if (this.underWay.size < pushConcurrency * CROWDED) return;
    if (this.underWay.size >= pushConcurrency)
      await at('sync.pusher.room', () => Promise.race(this.underWay));
    await at('sync.pusher.crowd', () => pause(CROWD_MS));
  }

  private lease(limit: number): Promise<NextStep[]> {
    return this.database.write([], async (tx) => {
      const { pushesPerCompany: perCompany, installationEpoch } = this.configuration;
      const leased = await at('sync.push.lease-batch', () =>
        leaseWork(tx, {
          schema: this.log.schema,
          owner: this.owner,
          limit,
          perCompany,
          leaseMs: this.configuration.pushLeaseMs,
        }),
      );
      if (leased.length === 0) return [];
      const options = { installationEpoch, now: new Date().toISOString() };
      const [, steps] = await at('sync.push.start', () =>
        together([setTenants(tx, tenantsOf(leased)), startPushes(tx, this.log, leased, options)]),
      );
      return steps;
    });
  }

  private start(step: NextStep): void {
    const { documentId } = step.leased;
    const work = this.carryOut(step)
      .catch((err: unknown) => this.giveBack(step.leased, err))
      .finally(() => {
        this.underWay.delete(work);
        this.since.delete(documentId);
        this.alarm();
      });
    this.underWay.add(work);
    this.since.set(documentId, performance.now());
  }

  /** What failed here is tried again soon; what it may have sent is found out about by its requestid. */
  private async giveBack({ documentId, tenantId }: Leased, err: unknown): Promise<void> {
    this.logger.warn({ err, documentId }, 'a push failed; trying again');
    const again = [{ documentId, afterMs: RETRY_MS, again: true }];
    await at('sync.pusher.give-back', () =>
      this.database.write([tenantId], (tx) => postponeWork(tx, this.log.schema, again)),
    ).catch(() => undefined);
  }

  private async renew(): Promise<void> {
    try {
      const { pushLeaseMs } = this.configuration;
      await at('sync.pusher.renew', () =>
        renewLeases(this.database.worker, this.log.schema, this.owner, this.working(), pushLeaseMs),
      );
    } catch (err) {
      this.logger.warn({ err }, 'the leases of pushes under way could not be renewed');
    }
  }

  /** Documents whose work may still end: what takes longer than the longest call hangs, and somebody else shall try. */
  private working(): string[] {
    const oldest = performance.now() - HANGING_MS;
    return [...this.since].filter(([, since]) => since > oldest).map(([documentId]) => documentId);
  }

  private async carryOut(step: NextStep): Promise<void> {
    switch (step.step) {
      case 'push':
        return at('sync.push.push', () => this.push(step.leased, step.job));
      case 'create-records':
        await at('sync.push.create-records', () =>
          this.creator.create(step.leased, step.creations, step.facts),
        );
        return;
      case 'replan':
        await at('sync.push.replan', () =>
          this.database.write([step.leased.tenantId], (tx) =>
            replan(tx, this.log, [step.leased], new Date().toISOString()),
          ),
        );
        this.wake.everyone();
    }
  }

  private async push(leased: Leased, job: PushJob): Promise<void> {
    const outcome = await at('sync.push.call-quickbooks', () => callQuickBooks(this.gateway, job));
    await at('sync.push.record', () =>
      this.outcomes.submit({ leased, requestId: job.pending.requestId, outcome }),
    );
  }

  private async record(found: readonly FoundOut[]): Promise<void[]> {
    const tenants = tenantsOf(found.map(({ leased }) => leased));
    await at('sync.outcome.record', () =>
      this.database.write(tenants, (tx) => recordOutcomes(tx, this.log, found, new Date().toISOString())),
    );
    this.wake.everyone();
    return found.map(() => undefined);
  }
}

const tenantsOf = (leased: readonly Leased[]): string[] =>
  [...new Set(leased.map(({ tenantId }) => tenantId))].sort();
