"""First names that are usual among men, and among women: whom a "Mr" or a "Mrs" can be."""

from __future__ import annotations

from reflect_tui.anonymise.words import bag

# Written down for this program from what its author knows; names that both bear are left out.
_MEN = bag(
    "aaron abdi abdul abdullah adam adebayo adrian ahmad ahmed akash alan albert alexander alfie "
    "alfred ali alistair amir amit anand andre andrew andrzej angus anil anthony anton antonio archie "
    "ardit arjun arthur arun ashok asif babatunde barry bartosz ben benjamin bernard bilal bill "
    "bob bogdan brendan brian bruce bruno callum cameron carl carlos cedric charles chidi "
    "chijioke christian christopher cian ciaran clive colin colm connor conor craig cyril "
    "daniel danny darren dave david dean declan deepak delroy denis dennis derek dermot desmond dewi "
    "dominic donald douglas dragan duncan dylan eamon ebenezer eddie edward edwin egbert eifion ekow "
    "elijah elliot emeka emmanuel emre emyr eoin eric ernest euan evan ezekiel faisal farid farouk "
    "felix femi fergus finn francesco frank fraser fred frederick gabriel gareth gary gavin "
    "geoff geoffrey george gerald gerard gethin giles glen glyn goran gordon graham grzegorz gurpreet "
    "guy gwilym hadi hakim hamish hamza hank harold haroon harpreet harry haruto harvey hassan hector "
    "henry herbert hugh hugo hussein huw hywel iain ian ibrahim idris ifan imran isaac ismail ivan "
    "ivor iwan jack jacob jagdeep jake jakub jamal james jared jason jasper javed javier "
    "jerome jerry jerzy jim jimmy joe john johnny jonathan jordan jorge jose joseph josh joshua juan "
    "julian junaid justin kacper kamal karim karl karol kasper keith kelvin ken kenneth kevin kieran "
    "kofi kolawole konstantin krzysztof kunal kwabena kwaku kwame kwasi kyle lamin lawrence len "
    "leo leonard leroy lewis liam lloyd lorenzo louis lucas luis luke mahmoud malcolm "
    "malik mamadou manuel marcin marcus marek mario mark martin mateusz mathew matthew maurice "
    "maxwell michael michal mick miguel mikael mike milan mitchell mohamed mohammad mohammed muhammad "
    "mukesh murray musa mustafa naveed neil nelson niall nicholas nigel nikhil nikolai noah "
    "norman obinna oisin olamide oleg oleksandr oliver olivier olu olufemi omar oscar osman oswald "
    "oumar owen pablo padraic padraig patrick paul pawel peadar pedro percival percy peter phil "
    "philip piotr prakash quentin rafael rahul raj rajesh ralph ramesh rashid ravi raymond reg "
    "reginald reuben rhodri rhys richard rob robert roberto rodney roger rohan roland "
    "ron ronald ronan rory ross roy rufus rupert russell ryan sachin saeed salim salman samir "
    "samson samuel sandeep sanjay scott seamus sean sebastian segun selwyn sergei shane shaun shehzad "
    "shlomo sid siddharth sidney simon sipho stanislaw stanley stefan stephen steve steven stuart "
    "sunil suresh syed tadeusz tariq ted terence thabo thomas tim timothy tobi tobias toby tom "
    "tomasz tommy tony trevor tunde tyrone ugochukwu umar usman vasile vernon victor vijay vikram "
    "vincent vladimir wahid walter warren wayne wendell wilfred will william winston wojciech xavier "
    "yakubu yaw yiannis yousef yusuf zac zachary zaheer zain zbigniew "
)
_WOMEN = bag(
    "aaliyah abena abigail ada adaeze adele adwoa afia agata agnes agnieszka aileen aisha aisling "
    "aleksandra alexandra alice alicja alison amanda amara amber amelia amina amy ana angela angharad "
    "anita ann anna anne annette annie anwen aoife april asma audrey awa ayesha ayse barbara "
    "basma beata beatrice becky bernadette bernice bess beth bethan betty bev beverley birgitta "
    "blessing blodwen brenda bridget briony bronwen caitlin carla carly carmel carmen carol carole "
    "caroline carys cath catherine catrin cerys chantelle charlotte charmaine cheryl chiamaka "
    "chidinma chioma chloe christina christine ciara claire clara clare claudia colette coral corinne "
    "danielle daphne debbie deborah deirdre delia delyth denise diana diane dilys dolores donna "
    "doreen doris dorota dorothy edith edna efua eileen eilidh elaine eleanor elena eleri elin "
    "elizabeth ella ellen elsie emily emma enid erin esi esther ethel eva eve evelyn ewa fahima faith "
    "farah farida fatima fatou fatoumata felicity ffion fiona flora florence frances freda gail gemma "
    "georgia georgina geraldine gertrude ghazala gillian gina gladys glenys gloria grace grainne gwen "
    "gwendolen gwenllian hadiza hafsa halima hanna hannah harriet hayley hazel heather heidi helen "
    "helena hilda holly hope ifeoma imelda imogen ines ingrid irena irene iris isabel isabella "
    "isla ivana ivy iwona jackie jacqueline jade jane janet janice jasmine jeanette jennifer "
    "jenny jess jessica jill joan joanna joanne josephine josette joy joyce judith judy julia julie "
    "june justyna karen katarzyna kate katherine kathleen kathryn katie kay kayleigh keisha "
    "keziah khadija kirsten kirsty lakshmi laura lauren layla leah leanne leila lena "
    "letitia lily linda lisa lorna lorraine louise lowri lucia lucy lydia lynn lynne mabel maeve "
    "magda magdalena maggie mair mairead malgorzata mandy manon margaret marguerite maria mariam "
    "marie marion marjorie marta martha mary matilda maureen mavis maxine may meera megan mehwish "
    "melanie melissa mercy michelle mildred millie miriam moira mona monica monika morag morwenna "
    "moya muriel myfanwy nadia nadine nafisa naima nancy naomi nasima nasreen natalia natalie natasha "
    "nerys ngozi nia niamh nicole nina nisreen nora noreen norma nuala nusrat olga olive "
    "olivia olwen oonagh orla padma pam pamela parveen patience patricia paula pauline pearl "
    "peggy penelope penny petra philippa phoebe phyllis pippa polly poppy precious priscilla priya "
    "rachael rachel radha rania rashida razia rebecca renata rhian rhiannon rita roberta roisin rosa "
    "rosalind rose rosemary rosie rowena roxanne ruby rukhsana ruth sabina sabrina sadia saima sally "
    "samantha samira sandra sara sarah seren sewa shabana shahida shanice shannon sharon sheila "
    "shelley shirin shirley shivani shreya sian sigrid simone sinead sioned sofia sonia sophie stacey "
    "stella stephanie sue suki sunita susan suzanne sylvia tamara tamsin tanya tara tasneem tatiana "
    "teresa tessa thandiwe theresa tigist tina tracey tracy ursula valerie vanessa vera verity "
    "veronica vi victoria viola violet virginia vivienne wanda wangari wendy winifred wioletta yasmin "
    "yetunde yvette yvonne zainab zara zeinab zoe zofia zubaida zuzanna "
)


def usual_first_name(key: str) -> bool:
    """Whether a folded word is a usual first name."""
    return key in _MEN or key in _WOMEN


def leaning_of(first_name: str) -> int:
    """Below nought for a first name usual among men, above for one usual among women, folded."""
    if usual_first_name(first_name):
        return -2 if first_name in _MEN else 2
    return 1 if first_name.endswith("a") else 0
