import type { Sample } from './host.ts';
import { healthyManagementServer2022 } from './hosts/healthy-management-server-2022.ts';
import { hyperVHost2019DisabledRules } from './hosts/hyperv-host-2019-disabled-rules.ts';
import { noVmm2022 } from './hosts/no-vmm-2022.ts';

/** Every sample host, in the order lists show them. */
export const samples: readonly Sample[] = [
  healthyManagementServer2022,
  hyperVHost2019DisabledRules,
  noVmm2022,
];
