import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ROUTES, SERVICES } from '../edge/routes';
import {
  allManifests,
  baseFiles,
  configMap,
  containerOf,
  imagePrograms,
  type Manifest,
  manifestsOf,
  nameOf,
  podOf,
  ROOT,
} from '../testing/manifests';
import { knownVariables, refusedValues, requiredVariables } from '../testing/program-configurations';

const workloads = [...manifestsOf('Deployment'), ...manifestsOf('Job')];
const each = workloads.map((workload) => [nameOf(workload), workload] as const);
const deployments = manifestsOf('Deployment').map((workload) => [nameOf(workload), workload] as const);
const programOf = (workload: Manifest): string => containerOf(workload).args.join(' ');

function plainValues(workload: Manifest): Record<string, string> {
  const { env, envFrom } = containerOf(workload);
  const own = env.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value] as const]));
  return { ...(envFrom.length > 0 ? configMap() : {}), ...Object.fromEntries(own) };
}

describe('the kustomize base', () => {
  it('lists every one of its files', () => {
    const text = readFileSync(path.join(ROOT, 'deploy/k8s/base/kustomization.yaml'), 'utf8');
    const { resources } = z.object({ resources: z.array(z.string()) }).parse(parse(text));
    expect(resources).toEqual(baseFiles().sort());
  });

  it('deploys every service and the edge, and migrates each service', () => {
    expect(workloads.map(programOf).sort()).toEqual(
      ['edge', 'topics', ...SERVICES, ...SERVICES.map((name) => `${name} migrate`)].sort(),
    );
  });

  it('holds no secret, only references to some', () => {
    expect(allManifests().map(({ kind }) => kind)).not.toContain('Secret');
    expect(Object.keys(configMap()).filter((name) => /KEY|SECRET|PASSWORD|DATABASE/.test(name))).toEqual([]);
  });

  it.each(each)('%s gets every variable that it needs, and values that it takes', (_name, workload) => {
    const program = programOf(workload);
    const plain = plainValues(workload);
    const secret = containerOf(workload).env.flatMap(({ name, valueFrom }) => (valueFrom ? [name] : []));
    expect([...Object.keys(plain), ...secret]).toEqual(expect.arrayContaining(requiredVariables(program)));
    expect(refusedValues(program, plain)).toEqual([]);
    const own = containerOf(workload).env.map(({ name }) => name);
    expect(own.filter((name) => !knownVariables(program).includes(name))).toEqual([]);
  });

  it.each(each)(
    '%s runs the one image without root, with nothing writable and no capability',
    (_name, workload) => {
      const { image, securityContext, resources } = containerOf(workload);
      expect(image).toBe('ledgerbridge');
      expect(securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
      expect(podOf(workload).spec.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000 });
      expect(Object.keys({ ...resources.requests })).toEqual(['cpu', 'memory']);
      expect(resources.limits).toHaveProperty('memory');
    },
  );

  it.each(deployments)('%s is probed where it listens', (_name, workload) => {
    const { ports, startupProbe, livenessProbe, readinessProbe } = containerOf(workload);
    expect(ports).toEqual([{ name: 'http', containerPort: Number(configMap()['PORT']) }]);
    expect([startupProbe, livenessProbe, readinessProbe].map((probe) => probe?.httpGet)).toEqual([
      { path: '/health/live', port: 'http' },
      { path: '/health/live', port: 'http' },
      { path: '/health/ready', port: 'http' },
    ]);
  });

  it.each(deployments)('%s has a Service and a disruption budget that choose its pods', (name, workload) => {
    const label = { 'app.kubernetes.io/name': name };
    expect(podOf(workload).metadata.labels).toMatchObject(label);
    const service = manifestsOf('Service').find((found) => nameOf(found) === name);
    expect(service?.['spec']).toMatchObject({ selector: label, ports: [{ port: 80, targetPort: 'http' }] });
    const budget = manifestsOf('PodDisruptionBudget').find((found) => nameOf(found) === name);
    expect(budget?.['spec']).toMatchObject({ maxUnavailable: 1, selector: { matchLabels: label } });
  });

  it('routes from outside as the edge does, and nothing else', () => {
    const path_ = z.object({
      path: z.string(),
      backend: z.object({ service: z.object({ name: z.string() }) }),
    });
    const rule = z.object({ http: z.object({ paths: z.array(path_) }) });
    const [ingress] = manifestsOf('Ingress');
    const { rules } = z.object({ rules: z.array(rule).length(1) }).parse(ingress?.['spec']);
    const routed = rules[0]?.http.paths.map(({ path: at, backend }) => [at, backend.service.name]);
    const wanted = SERVICES.flatMap((service) =>
      ROUTES[service].map((at) => [at, `ledgerbridge-${service}`]),
    );
    const ofEdge = ['/openapi.json', '/docs', '/problems'].map((at) => [at, 'ledgerbridge-edge']);
    expect(routed).toEqual([...wanted, ...ofEdge]);
  });
});

describe('the image', () => {
  it.each([...imagePrograms()])('knows %s, which has a source', (_name, file) => {
    expect(existsSync(path.join(ROOT, file.replace(/\.js$/, '.ts')))).toBe(true);
  });

  it('knows every program that is deployed', () => {
    expect([...imagePrograms().keys()]).toEqual(expect.arrayContaining(workloads.map(programOf)));
  });
});
