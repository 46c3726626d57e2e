import { fault, type Fault } from '../data-service/fault';
import { type CompanyBooks } from './books';
import { type Plan } from './switches';

const PRODUCTS: Readonly<Record<Plan, string>> = {
  SimpleStart: 'Simple Start',
  Essentials: 'Essentials',
  Plus: 'Plus',
  Advanced: 'Advanced',
};

/** Why a company takes no writes at all: its subscription has ended, was canceled or is not paid. Reads go on. */
export function subscriptionFault({ switches }: CompanyBooks): Fault | undefined {
  if (switches.subscription === 'active' || switches.subscription === 'trial') return undefined;
  return fault(
    '6190',
    `Subscription period has ended or canceled or there was a billing problem : You can't add data to QuickBooks Online ${PRODUCTS[switches.plan]} because your trial or subscription period ended.`,
  );
}
