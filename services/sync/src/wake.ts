import type { AppendSignal } from '@ledgerbridge/event-store';
import { Inject, Injectable } from '@nestjs/common';
import { APPEND_SIGNAL } from '@ledgerbridge/service-kit';

/** Tells everybody who waits for the log that a commit has happened: the pusher, the relay, requests that wait. */
@Injectable()
export class Wake {
  constructor(@Inject(APPEND_SIGNAL) private readonly signal: AppendSignal) {}

  everyone(): void {
    this.signal.notify();
  }

  onCommit(listener: () => void): () => void {
    return this.signal.subscribe(listener);
  }
}
