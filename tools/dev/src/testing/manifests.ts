import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';

export const ROOT = path.resolve(__dirname, '../../../..');
const BASE = path.join(ROOT, 'deploy/k8s/base');

const envEntry = z.object({
  name: z.string(),
  value: z.string().optional(),
  valueFrom: z.object({ secretKeyRef: z.object({ name: z.string(), key: z.string() }) }).optional(),
});
const probe = z.object({ httpGet: z.object({ path: z.string(), port: z.string() }) });
const container = z.object({
  name: z.string(),
  image: z.string(),
  args: z.array(z.string()),
  ports: z.array(z.object({ name: z.string(), containerPort: z.number() })).default([]),
  env: z.array(envEntry).default([]),
  envFrom: z.array(z.object({ configMapRef: z.object({ name: z.string() }) })).default([]),
  startupProbe: probe.optional(),
  livenessProbe: probe.optional(),
  readinessProbe: probe.optional(),
  resources: z.object({
    requests: z.record(z.string(), z.string()),
    limits: z.record(z.string(), z.string()),
  }),
  securityContext: z.object({
    allowPrivilegeEscalation: z.boolean(),
    readOnlyRootFilesystem: z.boolean(),
    capabilities: z.object({ drop: z.array(z.string()) }),
  }),
});
const podTemplate = z.object({
  metadata: z.object({ labels: z.record(z.string(), z.string()) }),
  spec: z.object({
    securityContext: z.object({ runAsNonRoot: z.boolean(), runAsUser: z.number() }),
    containers: z.array(container).length(1),
  }),
});
export type Container = z.infer<typeof container>;

const manifest = z.looseObject({ kind: z.string(), metadata: z.object({ name: z.string() }).optional() });
export type Manifest = z.infer<typeof manifest>;

/** Files of the kustomize base and what they hold. */
export function baseFiles(): string[] {
  return readdirSync(BASE).filter((name) => name !== 'kustomization.yaml');
}

export function readBase(file: string): Manifest[] {
  const text = readFileSync(path.join(BASE, file), 'utf8');
  return parseAllDocuments(text).map((document) => manifest.parse(document.toJS()));
}

export const allManifests = (): Manifest[] => baseFiles().flatMap(readBase);

export const manifestsOf = (kind: string): Manifest[] =>
  allManifests().filter((found) => found.kind === kind);

/** The pod that a Deployment or Job makes. */
export function podOf(workload: Manifest): z.infer<typeof podTemplate> {
  return z.object({ template: podTemplate }).parse(workload['spec']).template;
}

export function containerOf(workload: Manifest): Container {
  const [only] = podOf(workload).spec.containers;
  if (!only) throw new Error('A workload without a container');
  return only;
}

export const nameOf = ({ metadata }: Manifest): string => metadata?.name ?? '';

/** The plain settings of the installation. */
export function configMap(): Record<string, string> {
  return z.record(z.string(), z.string()).parse(manifestsOf('ConfigMap')[0]?.['data']);
}

const composeService = z.object({
  image: z.string(),
  command: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.string()).default({}),
  depends_on: z.union([z.array(z.string()), z.record(z.string(), z.unknown())]).default([]),
});
export type ComposeService = z.infer<typeof composeService>;

export function composeServices(): Record<string, ComposeService> {
  const text = readFileSync(path.join(ROOT, 'docker-compose.yml'), 'utf8');
  return z.object({ services: z.record(z.string(), composeService) }).parse(parse(text, { merge: true }))
    .services;
}

/** The programs that the image's entry knows, by their arguments, with their compiled files. */
export function imagePrograms(): Map<string, string> {
  const text = readFileSync(path.join(ROOT, 'deploy/run.mjs'), 'utf8');
  return new Map(
    [...text.matchAll(/^ {2}'?([a-z ]+)'?: '(.+\.js)',$/gm)].map(([, name = '', file = '']) => [name, file]),
  );
}
