import type { RecordedEvent } from '@ledgerbridge/event-store';
import type { OutgoingMessage } from '@ledgerbridge/messaging';
import type { ServiceOptions } from '@ledgerbridge/service-kit';
import { publishAccess } from './access/publish-access';
import { CATALOGUE } from './catalogue';
import { connectorConfiguration } from './configuration';
import { publishConnections } from './connections/publish-connections';
import { ConnectorModule } from './connector.module';
import { PROBLEMS } from './problems';

/** What the connector is to the service kit. */
export const connectorService: ServiceOptions<typeof connectorConfiguration> = {
  name: 'connector',
  module: ConnectorModule,
  configuration: connectorConfiguration,
  log: { catalogue: CATALOGUE },
  problems: PROBLEMS,
  publishes: (event: RecordedEvent): OutgoingMessage[] => [
    ...publishAccess(event),
    ...publishConnections(event),
  ],
  learnsAccess: false,
};
