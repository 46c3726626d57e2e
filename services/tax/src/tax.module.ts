import { Module } from '@nestjs/common';
import { ConnectionsConsumer } from './tax-codes/connections.consumer';
import { MapByHand } from './mappings/map-by-hand';
import { MappingsController } from './mappings/mappings.controller';
import { MatchRequestedConsumer } from './mappings/match-requested.consumer';
import { PullTaxCodes } from './tax-codes/pull-tax-codes';
import { TaxCodesController } from './tax-codes/tax-codes.controller';

/** Everything that tax listens to and answers. */
@Module({
  controllers: [ConnectionsConsumer, MatchRequestedConsumer, TaxCodesController, MappingsController],
  providers: [PullTaxCodes, MapByHand],
})
export class TaxModule {}
