import { type Store } from '../store/store';
import { type Table } from '../store/table';
import { type Clock } from '../time/clock';
import { CompanyBooks } from './books';
import { Changes } from './changes';
import { type Company } from './company';
import { switchesSchema, type Switches } from './switches';

/** All companies of this simulated world. */
export class Companies {
  /** Every write in every company. */
  readonly changes = new Changes();
  private readonly rows: Table<Company>;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {
    this.rows = store.table('company');
  }

  add(company: Company): CompanyBooks {
    this.rows.put(company.realmId, company);
    return this.booksOf(company.realmId);
  }

  get(realmId: string): Company | undefined {
    return this.rows.get(realmId);
  }

  list(): Company[] {
    return [...this.rows.values()];
  }

  books(realmId: string): CompanyBooks | undefined {
    return this.rows.get(realmId) ? this.booksOf(realmId) : undefined;
  }

  /** Changes some switches; the others stay. */
  turn(company: Company, changes: Partial<Switches>): Company {
    const turned = { ...company, switches: switchesSchema.parse({ ...company.switches, ...changes }) };
    this.rows.put(company.realmId, turned);
    return turned;
  }

  private booksOf(realmId: string): CompanyBooks {
    return new CompanyBooks(this.store, this.rows, realmId, this.clock, this.changes);
  }
}
