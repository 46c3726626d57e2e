import { randomUUID } from 'node:crypto';
import { partitionOf } from '..';

/** A new division whose streams live in a given partition. */
export function divisionIn(partition: number, partitions: number): string {
  let id = randomUUID();
  while (partitionOf(id, partitions) !== partition) id = randomUUID();
  return id;
}
