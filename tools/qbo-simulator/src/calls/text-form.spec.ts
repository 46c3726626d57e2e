import { asBytes, asText } from './text-form';

describe('bytes in the journal of calls', () => {
  it.each([[Buffer.from('Ünïted {"a":1}')], [Buffer.from([0xff, 0xfe, 0])], [Buffer.alloc(0)]])(
    'come back as they were: %j',
    (bytes) => {
      expect(asBytes(asText(bytes)).equals(bytes)).toBe(true);
    },
  );

  it('stay readable when they are text', () => {
    expect(asText(Buffer.from('plain'))).toBe('plain');
  });
});
