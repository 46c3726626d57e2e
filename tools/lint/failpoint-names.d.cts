export interface Failpoint {
  /** Undefined where it is not a literal. */
  name: string | undefined;
  /** Relative to the repository. */
  file: string;
  line: number;
}

export function failpointsIn(root: string): Failpoint[];
export function failpointsOf(file: string, text: string): Failpoint[];
