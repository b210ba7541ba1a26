/** Applications of the year, vacancy by vacancy; younger and more diverse than those in post, some from abroad. */
import { yearsBefore } from './calendar.js';
import { type Person, Staffing, isMinority } from './people.js';
import { POSTS, type Post } from './posts.js';
import { Random, curve } from './random.js';
import { type Trust, streamOf } from './trust.js';

/** Applications for a vacancy. */
const INTEREST = curve([3, 30], [8, 100], [20, 60], [45, 15], [90, 2]);

/** The age bands that staff records write. */
export function ageBand(age: number): string {
  if (age <= 20) return '<=20 Years';
  if (age >= 71) return '>=71 Years';
  const first = Math.floor((age - 1) / 5) * 5 + 1;
  return `${first}-${first + 4}`;
}

function clinical(post: Post): string {
  if (post.medical) return 'Medical and dental';
  return /^(Administrative|Estates)/.test(post.staffGroup) ? 'Non-clinical' : 'Clinical';
}

/** White and other candidates have come nearer to each other with every year, shortlisted and appointed. */
function stage(p: Person, internal: boolean, abroad: boolean, back: number, random: Random): string {
  const minority = isMinority(p);
  // Whoever declares a disability and meets the criteria is interviewed.
  const shortlisted =
    (internal ? 600 : abroad ? 150 : minority ? 262 - 6 * back : 335) +
    (p.disability === 'Yes' ? 55 : 0) -
    (p.female ? 0 : 25) -
    (p.age >= 55 ? 25 : 0);
  if (!random.permille(shortlisted)) return 'Applied';
  const appointed = Math.floor(
    ((internal ? 270 : 185) * (minority ? 72 - 4 * back : 100) * (p.disability === 'Yes' ? 90 : 100)) / 10_000,
  );
  const draw = random.below(1000);
  if (draw < appointed) return 'Appointed';
  if (draw < appointed + 22) return 'Offered';
  return draw < 850 ? 'Interviewed' : 'Shortlisted';
}

export function* applicantRows({ seed, people, snapshot, back }: Trust): Generator<string> {
  const stream = streamOf('applicants', back);
  const staffing = new Staffing(seed, yearsBefore(snapshot, back), { stream, minority: 190 - 12 * back });
  const random = new Random(seed, stream + 2);
  yield 'vacancy_id,stage,clinical,pay_band,internal,recruited_abroad,sex,age_band,ethnicity,disability,religion,sexual_orientation,marital_status\r\n';
  let vacancy = 1000;
  // About 18 applications a year for every seven people in post.
  for (let left = Math.floor((people * 18) / 7); left > 0;) {
    const post = random.pick(POSTS);
    vacancy++;
    const band = post.medical ? 'Medical' : post.band === 'VSM' ? 'Very Senior Manager' : `Band ${post.band}`;
    for (let n = Math.min(left, random.pick(INTEREST)); n > 0; n--, left--) {
      const p = staffing.drawFor(post);
      const abroad = p.abroad === 'Yes';
      const internal = !abroad && random.permille(95);
      yield `V${vacancy},${stage(p, internal, abroad, back, random)},${clinical(post)},${band},${internal ? 'Yes' : 'No'},${abroad ? 'Yes' : 'No'},${p.female ? 'Female' : 'Male'},${ageBand(p.age)},${p.origin.label},${p.disability},${p.religion},${p.orientation},${p.marital}\r\n`;
    }
  }
}
