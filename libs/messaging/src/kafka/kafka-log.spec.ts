import { logLevel } from 'kafkajs';
import { silentLogger } from '../logger';
import { kafkaLog } from './kafka-log';

function written(level: logLevel, message: string): string[] {
  const lines: string[] = [];
  const write = (name: string) => () => void lines.push(name);
  const logger = { ...silentLogger, debug: write('debug'), warn: write('warn'), error: write('error') };
  const entry = {
    namespace: 'Consumer',
    level,
    label: '',
    log: { timestamp: '', logger: undefined, message },
  };
  kafkaLog(logger)(logLevel.INFO)(entry);
  return lines;
}

describe('kafkaLog', () => {
  it.each([
    'The group coordinator is not available',
    'The group is rebalancing, re-joining',
    'Connection error: connect ECONNREFUSED 127.0.0.1:9092',
  ])('keeps an operator from reading "%s"', (message) => {
    expect(written(logLevel.ERROR, message)).toEqual(['debug']);
  });

  it('shows what is not ordinary', () => {
    expect(written(logLevel.ERROR, 'SASL authentication failed')).toEqual(['error']);
    expect(written(logLevel.WARN, 'Consumer group received unsubscribed topics')).toEqual(['warn']);
  });

  it('takes what kafkajs tells in passing as debug', () => {
    expect(written(logLevel.INFO, 'Consumer has joined the group')).toEqual(['debug']);
  });
});
