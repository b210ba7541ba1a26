/** The latest 31 March that is not after `today`: the day on which the national standards count the workforce. */
export function latestSnapshot(today: Date): string {
  const reached = today.getMonth() > 2 || (today.getMonth() === 2 && today.getDate() === 31);
  return `${String(today.getFullYear() - (reached ? 0 : 1)).padStart(4, '0')}-03-31`;
}
