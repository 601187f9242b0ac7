import type { RepairView } from '../../app/companion/plan-view.ts';
import type { HostPlan } from '../../app/remediation/host-plan.ts';
import type { Catalogue } from '../../core/vmm/catalogue.ts';

/** A plan with all that is said of it. */
export interface PlannedHost extends HostPlan {
  readonly view: RepairView;
  readonly catalogue: Catalogue;
  readonly hasRoles: boolean;
  readonly notes: readonly string[];
}
