import { Module } from '@nestjs/common';
import { Causes } from './causes/causes';
import { CausesController } from './causes/causes.controller';
import { ResolveCauses } from './causes/resolve-causes';
import { ConnectionsConsumer } from './connections/connections.consumer';
import { DecideDocuments } from './documents/decide-documents';
import { Documents } from './documents/documents';
import { DocumentsController } from './documents/documents.controller';
import { LinksConsumer } from './links/links.consumer';
import { Previews } from './planning/previews';
import { PoliciesController } from './policies/policies.controller';
import { PolicyLevels } from './policies/policy-levels';
import { PurchaseOrdersConsumer } from './purchase-orders/purchase-orders.consumer';
import { PurchaseOrdersController } from './purchase-orders/purchase-orders.controller';
import { Receipts } from './purchase-orders/receipts';
import { Pusher } from './pushes/pusher';
import { RecordCreator } from './record-creations/record-creator';
import { Wake } from './wake';

@Module({
  controllers: [
    PurchaseOrdersController,
    DocumentsController,
    CausesController,
    PoliciesController,
    PurchaseOrdersConsumer,
    ConnectionsConsumer,
    LinksConsumer,
  ],
  providers: [
    Wake,
    Receipts,
    Documents,
    DecideDocuments,
    Causes,
    ResolveCauses,
    PolicyLevels,
    Previews,
    RecordCreator,
    Pusher,
  ],
})
export class SyncModule {}
