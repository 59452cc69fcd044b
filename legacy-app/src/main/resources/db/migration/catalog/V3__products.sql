-- 500 products: each maker of a category makes each of its ten things. All numbers come from the
-- position of the product, so that every database has the same catalogue.

insert into catalog_category (slug, name, position)
values
    ('kitchen', 'Kitchen', 1),
    ('coffee-tea', 'Coffee & Tea', 2),
    ('living', 'Living Room', 3),
    ('lighting', 'Lighting', 4),
    ('garden', 'Garden', 5),
    ('workshop', 'Workshop', 6),
    ('outdoor', 'Outdoor', 7),
    ('stationery', 'Stationery', 8),
    ('bags', 'Bags', 9),
    ('kids', 'Kids', 10);

create temporary table maker on commit drop as
select *
from (values
    ('kitchen', 1, 'Hearthline'),
    ('kitchen', 2, 'Norrby'),
    ('kitchen', 3, 'Alder & Co'),
    ('kitchen', 4, 'Ironbarrow'),
    ('kitchen', 5, 'Petit Four'),
    ('coffee-tea', 1, 'Kettlewell'),
    ('coffee-tea', 2, 'Morningside'),
    ('coffee-tea', 3, 'Sumi'),
    ('coffee-tea', 4, 'Brodie'),
    ('coffee-tea', 5, 'Halden'),
    ('living', 1, 'Fennow'),
    ('living', 2, 'Lindqvist'),
    ('living', 3, 'Moss & Loam'),
    ('living', 4, 'Tallow'),
    ('living', 5, 'Harrow'),
    ('lighting', 1, 'Lumen Works'),
    ('lighting', 2, 'Ostra'),
    ('lighting', 3, 'Pell'),
    ('lighting', 4, 'Glowfield'),
    ('lighting', 5, 'Varde'),
    ('garden', 1, 'Greenacre'),
    ('garden', 2, 'Tilth'),
    ('garden', 3, 'Wren & Root'),
    ('garden', 4, 'Barrowby'),
    ('garden', 5, 'Fernside'),
    ('workshop', 1, 'Steadfast'),
    ('workshop', 2, 'Ostlund'),
    ('workshop', 3, 'Mason Bros'),
    ('workshop', 4, 'Kerf'),
    ('workshop', 5, 'Brightwell'),
    ('outdoor', 1, 'Ridgeway'),
    ('outdoor', 2, 'Tarn'),
    ('outdoor', 3, 'Nordhavn'),
    ('outdoor', 4, 'Campfire Co'),
    ('outdoor', 5, 'Larkspur'),
    ('stationery', 1, 'Quillfeather'),
    ('stationery', 2, 'Folio'),
    ('stationery', 3, 'Papeterie Nord'),
    ('stationery', 4, 'Marlow'),
    ('stationery', 5, 'Inkwell & Sons'),
    ('bags', 1, 'Portside'),
    ('bags', 2, 'Havel'),
    ('bags', 3, 'Canvas Yard'),
    ('bags', 4, 'Brennan'),
    ('bags', 5, 'Osprey Lane'),
    ('kids', 1, 'Tumble'),
    ('kids', 2, 'Little Fjord'),
    ('kids', 3, 'Pockets'),
    ('kids', 4, 'Merrywood'),
    ('kids', 5, 'Bramble Bear')
) as maker (category, position, name);

create temporary table thing on commit drop as
select *
from (values
    ('kitchen', 1, 'Cast Iron Skillet', 4900, 'A 26 cm pan that keeps its heat and gets better with every meal'),
    ('kitchen', 2, 'Chef''s Knife', 6900, 'A 20 cm blade of carbon steel with a full tang, balanced at the bolster'),
    ('kitchen', 3, 'Enamel Stockpot', 5900, 'Holds five litres, works on every hob and never takes on a taste'),
    ('kitchen', 4, 'Mixing Bowl Set', 3400, 'Three nesting bowls with a pouring lip and a base that does not slip'),
    ('kitchen', 5, 'Oak Cutting Board', 3900, 'End grain with a juice groove, thick enough to be planed one day'),
    ('kitchen', 6, 'Salad Spinner', 2900, 'Dries a head of lettuce in ten turns and folds flat for the drawer'),
    ('kitchen', 7, 'Roasting Tin', 3200, 'Deep sides, rolled edges and handles that take a gloved hand'),
    ('kitchen', 8, 'Pepper Mill', 2700, 'A ceramic grinder, set from dust to cracked by one turn of the top'),
    ('kitchen', 9, 'Linen Tea Towel Pair', 1900, 'Two towels of heavy linen that dry glass without fluff'),
    ('kitchen', 10, 'Proving Basket', 2400, 'A rattan basket for loaves of up to one kilogram'),
    ('coffee-tea', 1, 'Pour-Over Dripper', 2200, 'A ribbed cone for one or two cups, for filters of size 02'),
    ('coffee-tea', 2, 'Hand Coffee Grinder', 7900, 'Steel burrs on two bearings, even from moka to French press'),
    ('coffee-tea', 3, 'Gooseneck Kettle', 6400, 'A slow, steady stream and a thermometer in the lid'),
    ('coffee-tea', 4, 'French Press', 3800, 'Double-walled, so the second cup is as warm as the first'),
    ('coffee-tea', 5, 'Espresso Cup Pair', 2600, 'Two thick cups of 70 ml that hold the warmth'),
    ('coffee-tea', 6, 'Porcelain Teapot', 4400, 'Pours without a drip and keeps the leaves behind its own sieve'),
    ('coffee-tea', 7, 'Travel Mug', 2900, 'Closes tight with one hand and fits every cup holder'),
    ('coffee-tea', 8, 'Milk Jug', 1800, 'Steel, 350 ml, with a spout made for drawing'),
    ('coffee-tea', 9, 'Tea Tin', 1400, 'An airtight double lid for 100 g of leaves'),
    ('coffee-tea', 10, 'Coffee Scale', 3600, 'Weighs to a tenth of a gram and counts the seconds beside it'),
    ('living', 1, 'Wool Throw', 8900, 'Woven from undyed wool, 130 by 190 cm, warm and light'),
    ('living', 2, 'Reading Chair', 34900, 'A deep seat, a high back and room for a cat'),
    ('living', 3, 'Side Table', 12900, 'Solid ash with a rim that keeps the cup where it is'),
    ('living', 4, 'Floor Cushion', 5400, 'Filled with buckwheat, firm enough for a whole film'),
    ('living', 5, 'Wall Clock', 6200, 'Silent hands on a plain face that can be read across the room'),
    ('living', 6, 'Book Ends', 3100, 'A pair of powder-coated steel, heavy enough for atlases'),
    ('living', 7, 'Ceramic Vase', 4200, 'Thrown by hand, glazed inside, each a little different'),
    ('living', 8, 'Jute Rug', 15900, 'A flat weave of 160 by 230 cm that forgives everything'),
    ('living', 9, 'Picture Frame', 2400, 'Oak and glass for a print of 30 by 40 cm, with a mat'),
    ('living', 10, 'Storage Basket', 3600, 'Seagrass with two handles, for blankets, toys or logs'),
    ('lighting', 1, 'Desk Lamp', 7400, 'Two joints and one hand to move them; the light falls where you write'),
    ('lighting', 2, 'Pendant Lamp', 11900, 'A spun shade that hides the bulb and lights the table'),
    ('lighting', 3, 'Floor Lamp', 16900, 'Reads over a shoulder, dims with a foot switch'),
    ('lighting', 4, 'Bedside Lamp', 5200, 'Warm, small and dimmed by a touch on its base'),
    ('lighting', 5, 'Wall Sconce', 6800, 'Throws its light up and down and needs a single screw'),
    ('lighting', 6, 'String Lights', 2800, 'Ten metres with forty warm lights, for inside and outside'),
    ('lighting', 7, 'Table Lantern', 4600, 'Runs for twelve hours on a charge and takes the rain'),
    ('lighting', 8, 'Clip Light', 2300, 'Holds on to any shelf up to five centimetres thick'),
    ('lighting', 9, 'Candle Holder Trio', 3300, 'Three heights of brass for plain dinner candles'),
    ('lighting', 10, 'LED Bulb Pack', 1900, 'Four bulbs of 806 lumen at 2700 kelvin'),
    ('garden', 1, 'Hand Trowel', 1900, 'A forged blade with marks for the depth of a bulb'),
    ('garden', 2, 'Pruning Shears', 3400, 'Cuts green wood up to 22 mm; every part can be replaced'),
    ('garden', 3, 'Watering Can', 4100, 'Seven litres, a long spout and a rose of brass'),
    ('garden', 4, 'Garden Fork', 5200, 'Four tines on an ash handle that does not bend'),
    ('garden', 5, 'Terracotta Pot Set', 2900, 'Three pots with saucers, frost-proof to minus fifteen'),
    ('garden', 6, 'Seed Box', 2600, 'A tin with dividers by month, for a year of sowing'),
    ('garden', 7, 'Kneeling Mat', 1800, 'Four centimetres of foam in a sleeve that can be washed'),
    ('garden', 8, 'Bird Feeder', 2700, 'Holds a kilogram of seed and keeps it dry'),
    ('garden', 9, 'Garden Twine', 900, 'One hundred metres of jute that rots where you leave it'),
    ('garden', 10, 'Cold Frame', 13900, 'Larch and twin-wall panes, a month more on both ends of the year'),
    ('workshop', 1, 'Claw Hammer', 2900, 'A head of 450 g on a hickory handle'),
    ('workshop', 2, 'Screwdriver Set', 3600, 'Six drivers with hardened tips and grips for wet hands'),
    ('workshop', 3, 'Tape Measure', 1500, 'Five metres, stiff to two, with marks on both sides'),
    ('workshop', 4, 'Japanese Pull Saw', 3900, 'Cuts on the pull, leaves a kerf of less than a millimetre'),
    ('workshop', 5, 'Bench Plane', 8400, 'A No. 4 with a thick iron, flat out of the box'),
    ('workshop', 6, 'Spirit Level', 2700, 'Sixty centimetres, three vials, true to half a millimetre a metre'),
    ('workshop', 7, 'Clamp Pair', 3100, 'Two bar clamps of 30 cm that close with one hand'),
    ('workshop', 8, 'Chisel Set', 5700, 'Four chisels from 6 to 25 mm in a canvas roll'),
    ('workshop', 9, 'Tool Box', 4900, 'Folded steel with a tray, the kind that is handed down'),
    ('workshop', 10, 'Work Apron', 4300, 'Waxed canvas, crossed straps, a pocket for each pencil'),
    ('outdoor', 1, 'Two-Person Tent', 21900, 'Up in four minutes, 1.9 kg, dry in three days of rain'),
    ('outdoor', 2, 'Sleeping Bag', 13900, 'Comfortable to two degrees, as small as a loaf when packed'),
    ('outdoor', 3, 'Camp Stove', 6900, 'Boils a litre in four minutes and stands on uneven ground'),
    ('outdoor', 4, 'Head Torch', 3900, 'Three hundred lumen and a red light that wakes nobody'),
    ('outdoor', 5, 'Water Bottle', 2400, 'One litre of steel, wide enough for ice'),
    ('outdoor', 6, 'Trekking Poles', 7600, 'A pair that locks at any length and folds to 38 cm'),
    ('outdoor', 7, 'Rain Cover', 2100, 'For packs of 30 to 50 litres, in a colour that is seen'),
    ('outdoor', 8, 'Camp Chair', 5900, 'Holds 120 kg and weighs less than one'),
    ('outdoor', 9, 'Dry Bag', 1900, 'Twenty litres that stay dry under water'),
    ('outdoor', 10, 'Enamel Mug', 1200, 'Half a litre, for the fire, the hob and the wash'),
    ('stationery', 1, 'Dotted Notebook', 1600, '192 pages of 100 g paper that lie flat'),
    ('stationery', 2, 'Fountain Pen', 4800, 'A steel nib in medium, filled by cartridge or piston'),
    ('stationery', 3, 'Pencil Dozen', 1400, 'Twelve cedar pencils in HB, sharpened'),
    ('stationery', 4, 'Desk Calendar', 1800, 'A page a week, room for seven days and one plan'),
    ('stationery', 5, 'Letter Set', 2200, 'Twenty sheets and envelopes of laid paper'),
    ('stationery', 6, 'Brass Ruler', 1700, 'Thirty centimetres, engraved, with a straight edge for cutting'),
    ('stationery', 7, 'Desk Organiser', 3900, 'A tray for letters, a slot for a phone and a well for pens'),
    ('stationery', 8, 'Ink Bottle', 1300, 'Fifty millilitres that dry fast and do not feather'),
    ('stationery', 9, 'Washi Tape Set', 1100, 'Five rolls that come off again'),
    ('stationery', 10, 'Paper Scissors', 2100, 'Steel blades of 18 cm that can be sharpened'),
    ('bags', 1, 'Canvas Tote', 2900, 'Carries the week''s shopping and folds into its own pocket'),
    ('bags', 2, 'City Backpack', 9900, 'Eighteen litres, a sleeve for 15 inches, a zip that faces your back'),
    ('bags', 3, 'Weekender', 14900, 'Forty litres, meets the rules for the cabin'),
    ('bags', 4, 'Messenger Bag', 8900, 'A flap that keeps the rain out and a strap that stays'),
    ('bags', 5, 'Leather Card Holder', 3400, 'Room for six cards and a folded note'),
    ('bags', 6, 'Toiletry Bag', 3200, 'Hangs on a hook, opens wide, wipes clean'),
    ('bags', 7, 'Laptop Sleeve', 3900, 'Felted wool with a rim of rubber, for 13 or 14 inches'),
    ('bags', 8, 'Bicycle Pannier', 7900, 'Clicks on to any rack, twenty litres, sealed seams'),
    ('bags', 9, 'Packing Cubes', 2700, 'Three sizes that bring order to any case'),
    ('bags', 10, 'Belt Bag', 4400, 'Keys, phone and wallet, worn in front or across'),
    ('kids', 1, 'Wooden Blocks', 3900, 'Fifty beech blocks in nine shapes, oiled, in a bag'),
    ('kids', 2, 'Picture Lotto', 1900, 'Thirty-six pairs of animals, drawn by hand'),
    ('kids', 3, 'Balance Bike', 11900, 'For ages two to four; the saddle grows along'),
    ('kids', 4, 'Rain Boots', 2900, 'Natural rubber with handles to pull them on'),
    ('kids', 5, 'Story Lamp', 3600, 'Projects twelve tales on the ceiling and goes off by itself'),
    ('kids', 6, 'Finger Paints', 1600, 'Six colours that come out in the wash'),
    ('kids', 7, 'Knitted Bear', 2800, 'Thirty centimetres of cotton, may be machine washed'),
    ('kids', 8, 'Marble Run', 4400, 'Sixty parts of beech and five ways to lose a marble'),
    ('kids', 9, 'Lunch Box', 2100, 'Three compartments that stay apart on the way to school'),
    ('kids', 10, 'Kite', 2300, 'Flies from eight kilometres of wind an hour, with thirty metres of line')
) as thing (category, position, name, base_cents, description);

-- The makers' ways: what one says about each of its things, and what it asks compared with the others.
create temporary table manner on commit drop as
select *
from (values
    (1, 100, 'Our everyday choice, with a guarantee of five years.'),
    (2, 128, 'Made in small runs, numbered and signed by the workshop.'),
    (3, 86, 'The honest, affordable one of its kind.'),
    (4, 145, 'Built to be repaired: every part can be ordered for twenty years.'),
    (5, 112, 'From recycled or certified material wherever that is possible.')
) as manner (position, percent, sentence);

insert into catalog_product (id, name, category, maker, description, price_cents, stock, added_on)
select
    id,
    maker || ' ' || thing,
    category,
    maker,
    description || '. ' || sentence,
    -- Rounded to half a euro, ten cents less.
    round(base_cents * percent / 5000.0) * 50 - 10,
    -- Most are plenty, one in eleven is sold out, one in thirteen is the last one.
    case when id % 11 = 7 then 0 when id % 13 = 5 then 1 else 3 + id * 7919 % 58 end,
    date '2024-01-15' + (id * 367 % 680)::int
from (
    select
        row_number() over (order by thing.position, maker.position, category.position) as id,
        category.slug as category,
        maker.name as maker,
        thing.name as thing,
        thing.description,
        thing.base_cents,
        manner.percent,
        manner.sentence
    from catalog_category category
    join maker on maker.category = category.slug
    join thing on thing.category = category.slug
    join manner on manner.position = maker.position
) as seed;

insert into catalog_review (product_id, author, rating, text, posted_at)
select
    product.id,
    (array ['Ada', 'Jonas', 'Mireille', 'Oskar', 'Priya', 'Tomasz', 'Wen'])[1 + (product.id * 5 + turn) % 7],
    (array [5, 4, 5, 3, 4, 5, 2, 4])[1 + (product.id * 3 + turn) % 8],
    (array [
        'Does what it says, and looks good doing it.',
        'Arrived a day early and well packed. I would buy it again.',
        'Solid work. A little heavier than I expected.',
        'Good, though the colour is darker than in the picture.',
        'We use it every day since March and it still looks new.',
        'A gift for my sister, who then ordered two more.',
        'Fine for the price.'
    ])[1 + (product.id + turn * 2) % 7],
    timestamptz '2025-09-01 08:00:00+00' + (product.id * 37 + turn * 911) % 5000 * interval '1 hour'
from catalog_product product
join generate_series(1, 4) as turn on turn <= product.id % 5;
