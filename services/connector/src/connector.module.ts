import { Module } from '@nestjs/common';
import { CallbackController } from './connections/callback.controller';
import { ConnectionsController } from './connections/connections.controller';
import { DivisionsController } from './divisions/divisions.controller';
import { GatewayController } from './gateway/gateway.controller';
import { PROVIDERS } from './providers';
import { TenantsController } from './tenants/tenants.controller';

/** `CallbackController` stands before `ConnectionsController`: its paths are not ids. */
@Module({
  controllers: [
    TenantsController,
    DivisionsController,
    CallbackController,
    ConnectionsController,
    GatewayController,
  ],
  providers: PROVIDERS,
})
export class ConnectorModule {}
