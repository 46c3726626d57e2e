import { DEFAULT_SWITCHES } from '../company/switches';
import { Throttle } from './throttle';

const enter = (throttle: Throttle, now: number, changes = {}, app = 'app', realm = '1') =>
  throttle.enter(realm, app, 'read', { ...DEFAULT_SWITCHES, ...changes }, now).admitted;

describe('[facts 2.1] throttles', () => {
  it('admit ten calls in any second of one app and realm', () => {
    const throttle = new Throttle();
    const loose = { requests_in_flight: 1000 };
    const admitted = Array.from({ length: 12 }, (_, call) => enter(throttle, call, loose));
    expect(admitted.filter(Boolean)).toHaveLength(10);
    expect(enter(throttle, 999, loose)).toBe(false);
    expect(enter(throttle, 1000, loose)).toBe(true);
    expect(enter(throttle, 999, loose, 'other app')).toBe(true);
    expect(enter(throttle, 999, loose, 'app', '2')).toBe(true);
  });

  it('admit ten calls in flight', () => {
    const throttle = new Throttle();
    const loose = { requests_per_second: 1000 };
    for (let call = 0; call < 10; call += 1) expect(enter(throttle, 0, loose)).toBe(true);
    expect(enter(throttle, 0, loose)).toBe(false);
    throttle.leave('1', 'app');
    expect(enter(throttle, 0, loose)).toBe(true);
  });

  it('admit 500 calls a minute of all apps of a realm together', () => {
    const throttle = new Throttle();
    const loose = { requests_in_flight: 1000, requests_per_second: 1000 };
    for (let call = 0; call < 500; call += 1)
      expect(enter(throttle, call, loose, `app ${call % 2}`)).toBe(true);
    expect(enter(throttle, 59_999, loose)).toBe(false);
    expect(enter(throttle, 60_000, loose)).toBe(true);
  });

  it('admit 40 batches a minute', () => {
    const throttle = new Throttle();
    const switches = { ...DEFAULT_SWITCHES, requests_in_flight: 1000, requests_per_second: 1000 };
    const batch = () => throttle.enter('1', 'app', 'batch', switches, 0).admitted;
    for (let call = 0; call < 40; call += 1) expect(batch()).toBe(true);
    expect(batch()).toBe(false);
    expect(enter(throttle, 0, switches)).toBe(true);
  });

  it('admit 120 batches a minute of all apps of a realm', () => {
    const throttle = new Throttle();
    const switches = { ...DEFAULT_SWITCHES, requests_in_flight: 1000, requests_per_second: 1000 };
    const batch = (app: string) => throttle.enter('1', app, 'batch', switches, 0).admitted;
    for (let call = 0; call < 120; call += 1) expect(batch(`app ${call % 3}`)).toBe(true);
    expect(batch('a fourth')).toBe(false);
    expect(enter(throttle, 0, switches, 'a fourth')).toBe(true);
  });

  it('admit 800 requests a minute of one app, where the realm may do more', () => {
    const throttle = new Throttle();
    const loose = { requests_in_flight: 1000, requests_per_second: 1000, requests_per_minute: 10_000 };
    for (let call = 0; call < 800; call += 1) expect(enter(throttle, call, loose)).toBe(true);
    expect(enter(throttle, 59_999, loose)).toBe(false);
    expect(enter(throttle, 59_999, loose, 'other app')).toBe(true);
    expect(enter(throttle, 60_000, loose)).toBe(true);
  });

  it('admit everything when they are lifted', () => {
    const throttle = new Throttle();
    for (let call = 0; call < 2000; call += 1) expect(enter(throttle, 0, { throttle: false })).toBe(true);
  });
});
