import { readFileSync } from 'node:fs';
import path from 'node:path';
import { SERVICES } from '../edge/routes';
import { type ComposeService, composeServices, imagePrograms, ROOT } from '../testing/manifests';
import { knownVariables, refusedValues, requiredVariables } from '../testing/program-configurations';

const services = composeServices();
const ours = Object.entries(services).filter(([, { image }]) => image === 'ledgerbridge');
const programOf = ({ command }: ComposeService): string => command.join(' ');

/** Values that need no .env. */
const plain = ({ environment }: ComposeService): Record<string, string> =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => !value.includes('${')));

describe('docker-compose.yml', () => {
  it('runs every service, its migrations, the edge, the topics and the simulator from one image', () => {
    expect(ours.map(([, service]) => programOf(service)).sort()).toEqual(
      ['edge', 'simulator', 'topics', ...SERVICES, ...SERVICES.map((name) => `${name} migrate`)].sort(),
    );
    expect([...imagePrograms().keys()]).toEqual(
      expect.arrayContaining(ours.map(([, found]) => programOf(found))),
    );
  });

  const configured = ours.filter(([name]) => name !== 'simulator');
  it.each(configured)('gives %s every variable that it needs, and values that it takes', (_name, service) => {
    const program = programOf(service);
    expect(Object.keys(service.environment)).toEqual(expect.arrayContaining(requiredVariables(program)));
    expect(refusedValues(program, plain(service))).toEqual([]);
    const unknown = Object.keys(service.environment).filter(
      (name) => !knownVariables(program).includes(name),
    );
    expect(unknown).toEqual([]);
  });

  it('waits only for services that there are', () => {
    for (const { depends_on } of Object.values(services)) {
      const names = Array.isArray(depends_on) ? depends_on : Object.keys(depends_on);
      expect(Object.keys(services)).toEqual(expect.arrayContaining(names));
    }
  });

  it('takes every secret from .env, and make-env.mjs knows each setting that has no default', () => {
    const text = readFileSync(path.join(ROOT, 'docker-compose.yml'), 'utf8');
    const wanted = [...text.matchAll(/\$\{(\w+):\?/g)].map(([, name = '']) => name);
    const maker = readFileSync(path.join(ROOT, 'deploy/make-env.mjs'), 'utf8');
    const made = [...maker.matchAll(/^ {2}(\w+): /gm)].map(([, name = '']) => name);
    expect(made).toEqual(expect.arrayContaining([...new Set(wanted)]));
  });
});
