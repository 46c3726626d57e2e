import type { DocumentStatus } from '@ledgerbridge/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Cause } from '../causes/domain/cause';
import type { Note } from '../purchase-orders/domain/events';
import type { DocumentRow } from './document-row';

/** A document as the API shows it: written by the transaction that appends, never by a projection. */
@Entity('documents')
export class DocumentView {
  @PrimaryColumn('uuid', { name: 'document_id' }) documentId!: string;
  @Column('uuid', { name: 'tenant_id' }) tenantId!: string;
  @Column('uuid', { name: 'division_id' }) divisionId!: string;
  @Column('text') kind!: string;
  @Column('text', { name: 'external_id' }) externalId!: string;
  @Column('text', { nullable: true }) number!: string | null;
  @Column('text', { nullable: true }) supplier!: string | null;
  @Column('text', { nullable: true }) currency!: string | null;
  @Column('text', { nullable: true }) total!: string | null;
  @Column('bigint') revision!: string;
  @Column('text') status!: DocumentStatus;
  @Column('jsonb') causes!: Cause[];
  @Column('jsonb') notes!: Note[];
  @Column('jsonb', { nullable: true }) quickbooks!: DocumentRow['quickbooks'];
  @Column('bigint') version!: string;
  @Column('timestamptz', { name: 'received_at' }) receivedAt!: Date;
  @Column('timestamptz', { name: 'changed_at' }) changedAt!: Date;
  @Column('timestamptz', { name: 'synced_at', nullable: true }) syncedAt!: Date | null;
  /** Order of arrival; the place of a cursor. */
  @Column('bigint') ordinal!: string;
}
