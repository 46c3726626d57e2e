/**
 * QuickBooks prints every time with the offset of California, daylight saving included
 * (QuickBooks Online, recorded `MetaData` and `time` values).
 */
const HOUR = 3_600_000;
const zone = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/Los_Angeles',
  timeZoneName: 'longOffset',
});
const offsets = new Map<number, string>();

function offsetAt(instant: number): string {
  const hour = Math.floor(instant / HOUR);
  const known = offsets.get(hour);
  if (known !== undefined) return known;
  const name = zone.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT-08:00';
  const offset = name.replace('GMT', '');
  offsets.set(hour, offset);
  return offset;
}

function shifted(instant: number): { local: string; offset: string } {
  const offset = offsetAt(instant);
  const hours = Number(offset.slice(0, 3));
  return { local: new Date(instant + hours * HOUR).toISOString(), offset };
}

/** `2026-11-20T10:00:00-08:00`, the form of `MetaData.CreateTime`. */
export function pacificSecond(instant: number): string {
  const { local, offset } = shifted(instant);
  return local.slice(0, 19) + offset;
}

/** `2026-11-20T10:00:00.000-08:00`, the form of an answer's `time`. */
export function pacificInstant(instant: number): string {
  const { local, offset } = shifted(instant);
  return local.slice(0, 23) + offset;
}

/** `2026-11-20`: the day in California, QuickBooks' default for TxnDate. */
export function pacificDay(instant: number): string {
  return shifted(instant).local.slice(0, 10);
}
