import { percentile, shown, type Table } from '../report';
import type { Journey } from './journeys';

export const MEASURED =
  'From the moment when the broker acknowledged `po.approved` (`acks: -1`, as the host’s producer, a process of its own ' +
  'with plain kafkajs, sees it) to the commit of sync’s transaction that records QuickBooks’ answer and makes the order ' +
  '`synced` (`pg_xact_commit_timestamp` of the row of `Pushed`). Five orders of three lines a second to one company, ' +
  'sent at their times however long others take; limits of QuickBooks on; connector, matching, sync, tax, edge, ' +
  'simulator, Kafka, PostgreSQL and load generator are processes of one machine with one clock. PostgreSQL stamps a commit before ' +
  'it flushes it, so one flush (see fdatasync) comes on top until others see it.';

const STAGES: readonly (readonly [keyof Journey, string])[] = [
  ['received', 'acknowledged, to received and planned (committed)'],
  ['started', 'to the push started (committed)'],
  ['called', 'to the call’s arrival at QuickBooks'],
  ['quickBooks', 'QuickBooks itself'],
  ['recorded', 'to the answer recorded (committed)'],
  ['whole', '**whole**'],
];

export function stageTable(title: string, journeys: readonly Journey[]): Table {
  return {
    title,
    columns: ['part, in ms', 'p50', 'p90', 'p99', 'most'],
    rows: STAGES.map(([stage, name]) => {
      const values = journeys.map((journey) => journey[stage]);
      return [name, ...[0.5, 0.9, 0.99, 1].map((share) => shown(percentile(values, share)))];
    }),
  };
}
