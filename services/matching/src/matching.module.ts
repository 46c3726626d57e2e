import { Module } from '@nestjs/common';
import { ConnectionsConsumer } from './quickbooks-records/connections.consumer';
import { DescribeRecord } from './host-records/describe-record';
import { RecordsController } from './host-records/records.controller';
import { LinkByHand } from './links/link-by-hand';
import { LinksController } from './links/links.controller';
import { MatchRequestedConsumer } from './links/match-requested.consumer';
import { LookUpRecord } from './quickbooks-records/look-up-record';
import { PullQuickBooksRecords } from './quickbooks-records/pull-quickbooks-records';

/** Everything that matching listens to and answers. */
@Module({
  controllers: [ConnectionsConsumer, MatchRequestedConsumer, LinksController, RecordsController],
  providers: [PullQuickBooksRecords, LookUpRecord, LinkByHand, DescribeRecord],
})
export class MatchingModule {}
