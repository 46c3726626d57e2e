import { readConfiguration } from './configuration';
import { startSimulator } from './start-simulator';

async function main(): Promise<void> {
  const simulator = await startSimulator(readConfiguration(process.env));
  console.log(`QuickBooks Online simulator listens on ${simulator.url}`);
  for (const { realmId, name } of simulator.companies()) console.log(`  ${realmId}  ${name}`);
  console.log(`Look at its companies, and change them by hand: ${simulator.url}/`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      simulator.close().then(
        () => process.exit(0),
        (error: unknown) => fail(error),
      );
    });
  }
}

function fail(error: unknown): void {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

main().catch(fail);
