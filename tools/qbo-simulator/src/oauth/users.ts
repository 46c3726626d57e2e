import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Table } from '../store/table';

/** Somebody with an Intuit account. Nobody has a password here: it is a simulation. */
export const userSchema = z.strictObject({
  email: z.email(),
  givenName: z.string().default('Sim'),
  familyName: z.string().default('Person'),
  phoneNumber: z.string().optional(),
  emailVerified: z.boolean().default(true),
  /** Only an administrator of a company may connect apps to it. */
  role: z.enum(['admin', 'standard']).default('admin'),
  /** The companies the user belongs to; all when left out. */
  realmIds: z.array(z.string()).optional(),
});

export type User = z.infer<typeof userSchema>;

/** Administrator of every company, and signed in unless somebody else is. */
export const OWNER: User = userSchema.parse({ email: 'owner@simulation.example', familyName: 'Owner' });

export class Users {
  constructor(private readonly rows: Table<User>) {
    if (!rows.get(OWNER.email)) rows.put(OWNER.email, OWNER);
  }

  /** Registers or replaces a user: also how somebody loses his rights. */
  register(user: User): void {
    this.rows.put(user.email, user);
  }

  get(email: string): User | undefined {
    return this.rows.get(email);
  }

  list(): User[] {
    return [...this.rows.values()];
  }

  isAdministrator(email: string, realmId: string): boolean {
    const user = this.get(email);
    return user?.role === 'admin' && belongsTo(user, realmId);
  }
}

export function belongsTo({ realmIds }: User, realmId: string): boolean {
  return realmIds?.includes(realmId) ?? true;
}

/** By what OpenID knows a user: stays when the name changes. */
export function subjectOf({ email }: User): string {
  const hex = createHash('sha256').update(email).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
