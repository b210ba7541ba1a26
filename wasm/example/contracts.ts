/** What the trust is paid for, by place of `SITES`. */
export const SERVICES = [
  'Acute hospital services',
  'Acute hospital services',
  'Community health services',
  'Corporate services',
] as const;
/** A contract that came to the trust with its people this year: the therapists of the community services. */
export const CAME = { service: 'Community therapy', place: 2, staffGroup: 'Allied Health Professionals' } as const;
/** A contract that left the trust with its people this year. */
export const WENT = { service: 'Prison healthcare', site: 'Ferrywick Prison' } as const;
