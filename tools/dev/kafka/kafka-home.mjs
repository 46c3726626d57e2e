import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const KAFKA_VERSION = '4.2.0';
const SCALA_VERSION = '2.13';
/** The line of slf4j that Kafka's jars are built against. */
const SLF4J_VERSION = '1.7.36';
const MINIMUM_JAVA = 17;

/**
 * A Kafka to use, in this order: brokers that `KAFKA_BROKERS` names; Apache Kafka's own jars run by Java 17, fetched
 * once with Maven into the user's cache folder; else the reason why there is none.
 *
 * @returns {{ kind: 'brokers', brokers: string[] } | { kind: 'jars', java: string, jars: string } | { kind: 'none', reason: string }}
 */
export function findOrFetchKafka(env = process.env) {
  const brokers = (env.KAFKA_BROKERS ?? '')
    .split(',')
    .map((broker) => broker.trim())
    .filter(Boolean);
  if (brokers.length > 0) return { kind: 'brokers', brokers };

  const java = findJava(env);
  if (!java) return none(`no Java ${MINIMUM_JAVA} or newer`);
  const jars = path.join(cacheFolder(env), `kafka-${KAFKA_VERSION}`);
  if (!fs.existsSync(path.join(jars, 'complete'))) {
    const problem = fetchJars(jars);
    if (problem) return none(problem);
  }
  return { kind: 'jars', java, jars };
}

function none(reason) {
  return {
    kind: 'none',
    reason: `${reason}; install Java ${MINIMUM_JAVA} and Maven, or set KAFKA_BROKERS=host:port (a broker in Docker will do)`,
  };
}

/** The `java` command, when it is new enough for Kafka 4. */
function findJava(env) {
  const command = env.JAVA_HOME ? path.join(env.JAVA_HOME, 'bin', 'java') : 'java';
  const { status, stderr } = spawnSync(command, ['-version'], { encoding: 'utf8' });
  const major = Number(/version "(\d+)/.exec(stderr ?? '')?.[1] ?? 0);
  return status === 0 && major >= MINIMUM_JAVA ? command : undefined;
}

function cacheFolder(env) {
  return path.join(env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'ledgerbridge');
}

/** @returns {string | undefined} what went wrong */
function fetchJars(jars) {
  // Built aside and renamed: two first runs at once, or one that is interrupted, leave no half-filled folder behind.
  const work = `${jars}.${process.pid}`;
  fs.mkdirSync(work, { recursive: true });
  try {
    fs.writeFileSync(path.join(work, 'pom.xml'), POM);
    const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${work}`];
    const mvn = spawnSync('mvn', ['-q', '-B', '-f', path.join(work, 'pom.xml'), ...goal], {
      encoding: 'utf8',
      shell: process.platform === 'win32',
      timeout: 300_000,
    });
    if (mvn.error) return `no Maven to fetch Apache Kafka ${KAFKA_VERSION} with`;
    if (mvn.status !== 0)
      return `Maven could not fetch Apache Kafka ${KAFKA_VERSION} (${lastLine(mvn.stdout || mvn.stderr)})`;
    fs.writeFileSync(path.join(work, 'complete'), KAFKA_VERSION);
    if (fs.existsSync(path.join(jars, 'complete'))) return undefined;
    fs.rmSync(jars, { recursive: true, force: true });
    fs.renameSync(work, jars);
    return undefined;
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

const lastLine = (text) => text.trim().split('\n').at(-1) ?? 'no message';

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>ledgerbridge</groupId>
  <artifactId>kafka-for-tests</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.apache.kafka</groupId>
      <artifactId>kafka_${SCALA_VERSION}</artifactId>
      <version>${KAFKA_VERSION}</version>
    </dependency>
    <!-- Without a binding Kafka logs nothing, not even why it did not start. -->
    <dependency>
      <groupId>org.slf4j</groupId>
      <artifactId>slf4j-simple</artifactId>
      <version>${SLF4J_VERSION}</version>
    </dependency>
  </dependencies>
</project>
`;
