// Written by scripts/import-reference.ts. Ids and names only.

/** Tactics that version 19 added or renamed. */
export const TACTICS_IN_19: Readonly<Record<string, string>> = {
  TA0005: 'Stealth',
  TA0112: 'Defense Impairment',
};

/** Techniques whose id changed: id in 18.1 -> id and name in 19. */
export const TECHNIQUES_IN_19: Readonly<Record<string, readonly [id: string, name: string]>> = {
  'T1562': ['T1685', 'Disable or Modify Tools'],
  'T1562.001': ['T1685', 'Disable or Modify Tools'],
  'T1562.002': ['T1685.001', 'Disable or Modify Windows Event Log'],
  'T1562.004': ['T1686', 'Disable or Modify System Firewall'],
  'T1562.006': ['T1685', 'Disable or Modify Tools'],
  'T1562.007': ['T1686.001', 'Cloud Firewall'],
  'T1562.008': ['T1685.002', 'Disable or Modify Cloud Log'],
  'T1562.010': ['T1689', 'Downgrade Attack'],
  'T1070.001': ['T1685.005', 'Clear Windows Event Logs'],
  'T1070.002': ['T1685.006', 'Clear Linux or Mac System Logs'],
  'T1547.011': ['T1647', 'Plist File Modification'],
  'T1656': ['T1684.001', 'Impersonation'],
};
