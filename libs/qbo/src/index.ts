export { canonicalJson, contentHash } from './canonical';
export * from './wire/entities';
export * from './wire/purchase-order';
export { type PushIdentity, requestId } from './request-id';
export { markedDocument, withMarker } from './marker';
export { ACTIVE_AND_INACTIVE, type Condition, queryRows, type Select, selectQuery } from './query';
export { faultOf, type QboError, type QboFault } from './faults/fault';
export { type FaultRule, FAULTS, type RetryClass, UNLISTED_FAULT } from './faults/fault-table';
export { existingTransaction, ruleFor } from './faults/rule-for';
export {
  type Gateway,
  GATEWAY_PATH,
  type GatewayCall,
  type GatewayReply,
  type Operation,
  type Priority,
} from './gateway/call';
