import { type Adjustment, withAdjustment, withoutAdjustment } from '@proviso/model';
import { changeSetting } from '../store/session.ts';
import { useStudio } from '../store/studio.ts';

/** Changes something beside the case; the forecast follows. */
export function turn(adjustment: Adjustment): void {
  const { setting } = useStudio.getState();
  if (setting) changeSetting({ adjustments: withAdjustment(setting.adjustments, adjustment) });
}

/** Leaves something to the case again. @param target as `targetOf` writes it */
export function turnBack(target: string): void {
  const { setting } = useStudio.getState();
  if (setting) changeSetting({ adjustments: withoutAdjustment(setting.adjustments, target) });
}
