export { knownAccess, type KnownAccess } from './known-access';
export { ServiceOnTopics, type ServiceUnderTest, TENANT, type Tenants, until } from './service-on-topics';
export { asOwner, testDatabase, type TestDatabase } from './test-database';
