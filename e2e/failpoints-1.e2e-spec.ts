import { describeShare } from './failpoints/shares';

describeShare(0);
