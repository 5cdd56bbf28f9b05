<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>AccessSheet</name>
    <message>
        <source>How would you like to see this?</source>
        <translation>화면을 어떻게 보여 드릴까요?</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>돌아가기</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>큰 글씨</translation>
    </message>
    <message>
        <source>Higher contrast</source>
        <translation>또렷한 화면</translation>
    </message>
    <message>
        <source>Everything lower</source>
        <translation>낮은 위치에서 조작</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>움직임 줄이기</translation>
    </message>
</context>
<context>
    <name>AttractScreen</name>
    <message>
        <source>Touch to begin</source>
        <translation>화면을 터치해 주세요</translation>
    </message>
</context>
<context>
    <name>Camera</name>
    <message>
        <source>The camera is not plugged in</source>
        <translation>카메라가 연결되어 있지 않아요</translation>
    </message>
    <message>
        <source>Another program uses the camera, or it is not a camera</source>
        <translation>다른 프로그램이 카메라를 쓰고 있거나, 카메라가 아니에요</translation>
    </message>
    <message>
        <source>The kiosk is not allowed to use the camera</source>
        <translation>키오스크에 카메라를 쓸 권한이 없어요</translation>
    </message>
    <message>
        <source>The camera gives no picture</source>
        <translation>카메라에서 영상이 오지 않아요</translation>
    </message>
    <message>
        <source>The camera&apos;s picture is frozen</source>
        <translation>카메라 영상이 멈춰 있어요</translation>
    </message>
    <message>
        <source>The camera&apos;s picture is black: is it covered?</source>
        <translation>카메라 영상이 검어요. 렌즈가 가려져 있나요?</translation>
    </message>
    <message>
        <source>The camera&apos;s driver crashed</source>
        <translation>카메라 드라이버가 갑자기 멈췄어요</translation>
    </message>
    <message>
        <source>Faces are low in its picture: tilt it down a little</source>
        <translation>얼굴이 화면 아래쪽에 잡혀요. 카메라를 조금 아래로 기울여 주세요</translation>
    </message>
    <message>
        <source>Faces are high in its picture: tilt it up a little</source>
        <translation>얼굴이 화면 위쪽에 잡혀요. 카메라를 조금 위로 기울여 주세요</translation>
    </message>
    <message>
        <source>This kiosk is set to have no camera</source>
        <translation>이 키오스크는 카메라 없이 쓰도록 설정되어 있어요</translation>
    </message>
    <message>
        <source>The camera does not work; the log says why</source>
        <translation>카메라가 작동하지 않아요. 까닭은 기록에 있어요</translation>
    </message>
    <message>
        <source>The camera works</source>
        <translation>카메라가 잘 작동해요</translation>
    </message>
    <message>
        <source>The camera is ready</source>
        <translation>카메라가 준비되어 있어요</translation>
    </message>
</context>
<context>
    <name>ClosedScreen</name>
    <message>
        <source>The garden is asleep</source>
        <translation>정원이 잠들었어요</translation>
    </message>
    <message>
        <source>The garden takes a short rest</source>
        <translation>정원이 잠시 쉬고 있어요</translation>
    </message>
</context>
<context>
    <name>Corner</name>
    <message>
        <source>Language: change to %1</source>
        <translation>언어 바꾸기: %1</translation>
    </message>
    <message>
        <source>Text, contrast, height and motion</source>
        <translation>글씨, 대비, 높이, 움직임</translation>
    </message>
</context>
<context>
    <name>EmotionPicker</name>
    <message>
        <source>Which garden would you like to walk in?</source>
        <translation>어떤 정원을 걸어 볼까요?</translation>
    </message>
    <message>
        <source>Happy</source>
        <translation>행복</translation>
    </message>
    <message>
        <source>Surprised</source>
        <translation>놀람</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>평온</translation>
    </message>
    <message>
        <source>Sad</source>
        <translation>슬픔</translation>
    </message>
    <message>
        <source>Angry</source>
        <translation>분노</translation>
    </message>
    <message>
        <source>Afraid</source>
        <translation>두려움</translation>
    </message>
    <message>
        <source>Confused</source>
        <translation>혼란</translation>
    </message>
    <message>
        <source>Disgusted</source>
        <translation>불쾌</translation>
    </message>
</context>
<context>
    <name>Expression</name>
    <message>
        <source>Your expression looks happy</source>
        <translation>표정이 행복해 보여요</translation>
    </message>
    <message>
        <source>Your expression looks surprised</source>
        <translation>표정이 놀란 듯 보여요</translation>
    </message>
    <message>
        <source>Your expression looks calm</source>
        <translation>표정이 평온해 보여요</translation>
    </message>
    <message>
        <source>Your expression looks angry</source>
        <translation>표정이 화난 듯 보여요</translation>
    </message>
    <message>
        <source>Your expression looks afraid</source>
        <translation>표정이 두려워 보여요</translation>
    </message>
    <message>
        <source>Your expression looks confused</source>
        <translation>표정이 어리둥절해 보여요</translation>
    </message>
    <message>
        <source>Your expression looks disgusted</source>
        <translation>표정이 못마땅해 보여요</translation>
    </message>
    <message>
        <source>Your expression looks sad</source>
        <translation>표정이 슬퍼 보여요</translation>
    </message>
</context>
<context>
    <name>Favorite</name>
    <message>
        <source>bird</source>
        <translation>새</translation>
    </message>
    <message>
        <source>butterfly</source>
        <translation>나비</translation>
    </message>
    <message>
        <source>cat</source>
        <translation>고양이</translation>
    </message>
    <message>
        <source>crane</source>
        <translation>두루미</translation>
    </message>
    <message>
        <source>deer</source>
        <translation>사슴</translation>
    </message>
    <message>
        <source>dog</source>
        <translation>강아지</translation>
    </message>
    <message>
        <source>firefly</source>
        <translation>반딧불이</translation>
    </message>
    <message>
        <source>fish</source>
        <translation>물고기</translation>
    </message>
    <message>
        <source>koi</source>
        <translation>비단잉어</translation>
    </message>
    <message>
        <source>rabbit</source>
        <translation>토끼</translation>
    </message>
    <message>
        <source>horse</source>
        <translation>말</translation>
    </message>
    <message>
        <source>bee</source>
        <translation>꿀벌</translation>
    </message>
    <message>
        <source>fox</source>
        <translation>여우</translation>
    </message>
    <message>
        <source>owl</source>
        <translation>부엉이</translation>
    </message>
    <message>
        <source>raven</source>
        <translation>까마귀</translation>
    </message>
    <message>
        <source>swan</source>
        <translation>백조</translation>
    </message>
    <message>
        <source>dragonfly</source>
        <translation>잠자리</translation>
    </message>
    <message>
        <source>allium</source>
        <translation>알리움</translation>
    </message>
    <message>
        <source>camellia</source>
        <translation>동백</translation>
    </message>
    <message>
        <source>chrysanthemum</source>
        <translation>국화</translation>
    </message>
    <message>
        <source>cornflower</source>
        <translation>수레국화</translation>
    </message>
    <message>
        <source>cosmos</source>
        <translation>코스모스</translation>
    </message>
    <message>
        <source>dandelion</source>
        <translation>민들레</translation>
    </message>
    <message>
        <source>delphinium</source>
        <translation>델피니움</translation>
    </message>
    <message>
        <source>hydrangea</source>
        <translation>수국</translation>
    </message>
    <message>
        <source>magnolia</source>
        <translation>목련</translation>
    </message>
    <message>
        <source>peony</source>
        <translation>모란</translation>
    </message>
    <message>
        <source>rose</source>
        <translation>장미</translation>
    </message>
    <message>
        <source>tulip</source>
        <translation>튤립</translation>
    </message>
    <message>
        <source>lotus</source>
        <translation>연꽃</translation>
    </message>
    <message>
        <source>lily</source>
        <translation>백합</translation>
    </message>
    <message>
        <source>sunflower</source>
        <translation>해바라기</translation>
    </message>
    <message>
        <source>lavender</source>
        <translation>라벤더</translation>
    </message>
    <message>
        <source>cherry blossom</source>
        <translation>벚꽃</translation>
    </message>
    <message>
        <source>poppy</source>
        <translation>양귀비</translation>
    </message>
    <message>
        <source>daisy</source>
        <translation>데이지</translation>
    </message>
    <message>
        <source>iris</source>
        <translation>붓꽃</translation>
    </message>
</context>
<context>
    <name>FavoriteBar</name>
    <message>
        <source>Favorites</source>
        <translation>좋아하는 것</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Something else…</source>
        <translation>다른 것도 볼래요</translation>
    </message>
</context>
<context>
    <name>Garden</name>
    <message>
        <source>No images</source>
        <translation>아직 그림이 없어요</translation>
    </message>
    <message>
        <source>This garden is still growing</source>
        <translation>이 정원은 아직 자라고 있어요</translation>
    </message>
    <message>
        <source>A garden of happiness for you</source>
        <translation>행복의 정원이에요</translation>
    </message>
    <message>
        <source>A garden of surprise for you</source>
        <translation>놀람의 정원이에요</translation>
    </message>
    <message>
        <source>A garden of calm for you</source>
        <translation>평온의 정원이에요</translation>
    </message>
    <message>
        <source>A garden of anger for you</source>
        <translation>분노의 정원이에요</translation>
    </message>
    <message>
        <source>A garden of fear for you</source>
        <translation>두려움의 정원이에요</translation>
    </message>
    <message>
        <source>A garden of confusion for you</source>
        <translation>혼란의 정원이에요</translation>
    </message>
    <message>
        <source>A garden of disgust for you</source>
        <translation>불쾌의 정원이에요</translation>
    </message>
    <message>
        <source>A garden of sadness for you</source>
        <translation>슬픔의 정원이에요</translation>
    </message>
    <message>
        <source>A garden for you</source>
        <translation>당신을 위한 정원이에요</translation>
    </message>
    <message>
        <source>Picture: %1</source>
        <translation>그림: %1</translation>
    </message>
    <message>
        <source>A picture of the garden</source>
        <translation>정원 그림</translation>
    </message>
</context>
<context>
    <name>GardenScreen</name>
    <message>
        <source>Done</source>
        <translation>마치기</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
</context>
<context>
    <name>Hours</name>
    <message>
        <source>Please come back in a little while</source>
        <translation>조금 뒤에 다시 와 주세요</translation>
    </message>
    <message>
        <source>It opens again on %1 at %2</source>
        <translation>%1 %2에 다시 열려요</translation>
    </message>
</context>
<context>
    <name>Lamp</name>
    <message>
        <source>Good</source>
        <translation>정상</translation>
    </message>
    <message>
        <source>Please look</source>
        <translation>확인이 필요해요</translation>
    </message>
    <message>
        <source>Out of order</source>
        <translation>고장</translation>
    </message>
</context>
<context>
    <name>LikeButton</name>
    <message>
        <source>You like this picture</source>
        <translation>마음에 든 그림이에요</translation>
    </message>
    <message>
        <source>I like this picture</source>
        <translation>이 그림이 마음에 들어요</translation>
    </message>
</context>
<context>
    <name>Mirror</name>
    <message>
        <source>I could not find a face. Shall we try once more?</source>
        <translation>얼굴을 찾지 못했어요. 한 번 더 해 볼까요?</translation>
    </message>
    <message>
        <source>That did not work. Please try once more, or choose by hand</source>
        <translation>잘 읽지 못했어요. 다시 해 보시거나 직접 골라 주세요</translation>
    </message>
    <message>
        <source>The mirror is resting. Please choose a garden by hand</source>
        <translation>거울이 잠시 쉬고 있어요. 정원을 직접 골라 주세요</translation>
    </message>
    <message>
        <source>Please look into the mirror</source>
        <translation>거울을 바라봐 주세요</translation>
    </message>
    <message>
        <source>Please come a little closer</source>
        <translation>조금만 더 가까이 와 주세요</translation>
    </message>
    <message>
        <source>Please step back a little</source>
        <translation>조금만 뒤로 가 주세요</translation>
    </message>
    <message>
        <source>Please bring your face into the oval</source>
        <translation>얼굴을 타원 안에 맞춰 주세요</translation>
    </message>
    <message>
        <source>One at a time, please</source>
        <translation>한 분씩 와 주세요</translation>
    </message>
    <message>
        <source>It is rather dark. Please turn to the light</source>
        <translation>조금 어두워요. 밝은 쪽을 향해 주세요</translation>
    </message>
    <message>
        <source>It is very bright. Please step to one side</source>
        <translation>빛이 너무 밝아요. 조금 옆으로 옮겨 주세요</translation>
    </message>
    <message>
        <source>Lovely. Stay just like that</source>
        <translation>좋아요, 잠시 그대로 있어 주세요</translation>
    </message>
    <message>
        <source>One moment, please</source>
        <translation>잠시만 기다려 주세요</translation>
    </message>
</context>
<context>
    <name>MirrorScreen</name>
    <message>
        <source>Mirror</source>
        <translation>거울</translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation>표정 읽기</translation>
    </message>
    <message>
        <source>Choose a garden by hand</source>
        <translation>정원을 직접 고를게요</translation>
    </message>
</context>
<context>
    <name>NoticeScreen</name>
    <message>
        <source>Open the camera</source>
        <translation>카메라 켜기</translation>
    </message>
    <message>
        <source>Go on without a camera</source>
        <translation>카메라 없이 볼게요</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>%1 digits</source>
        <translation>숫자 %1개</translation>
    </message>
    <message>
        <source>Take a digit back</source>
        <translation>한 자리 지우기</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속하기</translation>
    </message>
</context>
<context>
    <name>ReadingScreen</name>
    <message>
        <source>Reading your expression…</source>
        <translation>표정을 읽고 있어요…</translation>
    </message>
</context>
<context>
    <name>SafeMain</name>
    <message>
        <source>The garden needs a little help</source>
        <translation>정원에 도움이 조금 필요해요</translation>
    </message>
    <message>
        <source>Please tell somebody who works here</source>
        <translation>이곳 직원에게 알려 주세요</translation>
    </message>
    <message>
        <source>Language: change to %1</source>
        <translation>언어 바꾸기: %1</translation>
    </message>
</context>
<context>
    <name>Sign</name>
    <message>
        <source>You can also walk in without the camera: choose a garden by hand.</source>
        <translation>카메라 없이도 들어오실 수 있어요. 정원을 직접 골라 주세요.</translation>
    </message>
    <message>
        <source>Emotion Garden</source>
        <translation>감정의 정원</translation>
    </message>
    <message>
        <source>Wording %1</source>
        <translation>안내문 %1</translation>
    </message>
</context>
<context>
    <name>SleepScreen</name>
    <message>
        <source>The screen is resting. Touch it to wake it</source>
        <translation>화면이 쉬고 있어요. 터치하면 깨어나요</translation>
    </message>
</context>
<context>
    <name>Staff</name>
    <message>
        <source>Camera</source>
        <translation>카메라</translation>
    </message>
    <message>
        <source>Face models</source>
        <translation>얼굴 모델</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>저장소</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Waiting to be delivered</source>
        <translation>전송 대기</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>디스크</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>데이터베이스</translation>
    </message>
    <message>
        <source>Last visit</source>
        <translation>마지막 방문</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>%1 (since %2)</source>
        <translation>%1 (%2부터)</translation>
    </message>
    <message>
        <source>Faces cannot be read; visitors choose by hand</source>
        <translation>얼굴을 읽을 수 없어요. 관람객이 정원을 직접 골라요</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>불러오는 중</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>준비됨</translation>
    </message>
    <message>
        <source>It gives no garden, so the starter garden is shown</source>
        <translation>정원을 받지 못해 기본 정원을 보여 주고 있어요</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>응답해요</translation>
    </message>
    <message>
        <source>%1 on the shelf</source>
        <translation>%1장 준비됨</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 남음</translation>
    </message>
    <message>
        <source>Please make room</source>
        <translation>공간을 비워 주세요</translation>
    </message>
    <message>
        <source>It cannot be read; start the kiosk again</source>
        <translation>읽을 수 없어요. 키오스크를 다시 시작해 주세요</translation>
    </message>
    <message>
        <source>Was damaged; is rebuilt from the event log</source>
        <translation>손상되어 이벤트 기록으로 다시 만드는 중이에요</translation>
    </message>
    <message>
        <source>Was damaged; %1 rows came back from the event log</source>
        <translation>손상되었지만 이벤트 기록에서 %1줄을 되살렸어요</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>이상 없음</translation>
    </message>
    <message>
        <source>None since the start</source>
        <translation>시작한 뒤로 없음</translation>
    </message>
    <message>
        <source>This log is empty</source>
        <translation>이 기록은 비어 있어요</translation>
    </message>
    <message>
        <source>This PIN is not right</source>
        <translation>PIN이 맞지 않아요</translation>
    </message>
    <message>
        <source>The two were not the same. Please choose again</source>
        <translation>두 번호가 서로 달라요. 다시 정해 주세요</translation>
    </message>
    <message>
        <source>The PINs cannot be read or kept. The log says why</source>
        <translation>PIN을 읽거나 저장할 수 없어요. 까닭은 기록에 있어요</translation>
    </message>
    <message>
        <source>A PIN has 4 to 12 digits</source>
        <translation>PIN은 숫자 4~12자리예요</translation>
    </message>
    <message>
        <source>This PIN is too easy to guess</source>
        <translation>너무 쉬운 PIN이에요</translation>
    </message>
    <message>
        <source>The technician has this PIN. Choose another</source>
        <translation>기술 담당자의 PIN과 같아요. 다른 번호로 정해 주세요</translation>
    </message>
    <message>
        <source>Staff PIN</source>
        <translation>직원 PIN</translation>
    </message>
    <message>
        <source>Choose the technician&apos;s PIN</source>
        <translation>기술 담당자 PIN을 정해 주세요</translation>
    </message>
    <message>
        <source>Choose the attendants&apos; PIN</source>
        <translation>안내 직원 PIN을 정해 주세요</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Please wait %1 seconds</source>
        <translation>틀린 PIN이 너무 많아요. %1초 기다려 주세요</translation>
    </message>
    <message>
        <source>The same PIN once more</source>
        <translation>같은 PIN을 한 번 더 눌러 주세요</translation>
    </message>
    <message>
        <source>4 to 12 digits, not easy to guess</source>
        <translation>쉽게 맞힐 수 없는 숫자 4~12자리</translation>
    </message>
    <message>
        <source>Asking the store…</source>
        <translation>저장소에 묻는 중…</translation>
    </message>
    <message>
        <source>The garden is up to date: %1 pictures</source>
        <translation>정원이 최신이에요: 그림 %1장</translation>
    </message>
    <message>
        <source>Language a visit begins in</source>
        <translation>방문을 시작하는 언어</translation>
    </message>
    <message>
        <source>Read a face that holds still</source>
        <translation>가만히 있으면 바로 얼굴 읽기</translation>
    </message>
    <message>
        <source>Ask “Are you still there?” after</source>
        <translation>“아직 보고 계신가요?”라고 묻기까지</translation>
    </message>
    <message>
        <source>Wait for the answer</source>
        <translation>대답을 기다리는 시간</translation>
    </message>
    <message>
        <source>Screen goes dark after</source>
        <translation>화면이 꺼지기까지</translation>
    </message>
    <message>
        <source>Larger text for everybody</source>
        <translation>모두에게 큰 글씨</translation>
    </message>
    <message>
        <source>Higher contrast for everybody</source>
        <translation>모두에게 또렷한 화면</translation>
    </message>
    <message>
        <source>Everything lower for everybody</source>
        <translation>모두에게 낮은 위치에서 조작</translation>
    </message>
    <message>
        <source>Less motion for everybody</source>
        <translation>모두에게 움직임 줄이기</translation>
    </message>
    <message>
        <source>the command line</source>
        <translation>명령줄</translation>
    </message>
    <message>
        <source>the environment</source>
        <translation>환경 변수</translation>
    </message>
    <message>
        <source>The settings cannot be read: %1</source>
        <translation>설정을 읽을 수 없어요: %1</translation>
    </message>
    <message>
        <source>The setting cannot be kept: %1</source>
        <translation>설정을 저장할 수 없어요: %1</translation>
    </message>
    <message>
        <source>after a restart</source>
        <translation>다시 시작한 뒤</translation>
    </message>
    <message>
        <source>set by %1</source>
        <translation>%1에서 정함</translation>
    </message>
    <message>
        <source>On</source>
        <translation>켜짐</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>꺼짐</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>안 함</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
    <message>
        <source>The garden cannot be fetched; what is here is still shown</source>
        <translation>정원을 가져올 수 없어요. 지금 있는 그림은 계속 보여 줘요</translation>
    </message>
    <message>
        <source>Some pictures cannot be fetched; the others are shown</source>
        <translation>가져올 수 없는 그림이 있어요. 나머지는 보여 줘요</translation>
    </message>
    <message>
        <source>Visits cannot be delivered to Personalize; they wait here</source>
        <translation>방문 기록을 추천 서비스로 보낼 수 없어요. 여기서 기다려요</translation>
    </message>
    <message>
        <source>Visits cannot be delivered to the store; they wait here</source>
        <translation>방문 기록을 저장소로 보낼 수 없어요. 여기서 기다려요</translation>
    </message>
</context>
<context>
    <name>StaffCorner</name>
    <message>
        <source>Staff: five taps</source>
        <translation>직원: 다섯 번 두드리기</translation>
    </message>
</context>
<context>
    <name>StaffExit</name>
    <message>
        <source>Restart or exit</source>
        <translation>다시 시작 또는 종료</translation>
    </message>
    <message>
        <source>A restart takes a few seconds. After an exit the kiosk stays off until somebody starts it.</source>
        <translation>다시 시작은 몇 초 걸려요. 종료하면 누군가 켤 때까지 키오스크가 꺼져 있어요.</translation>
    </message>
    <message>
        <source>Try again as usual</source>
        <translation>평소대로 다시 해 보기</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>다시 시작</translation>
    </message>
    <message>
        <source>Exit</source>
        <translation>종료</translation>
    </message>
</context>
<context>
    <name>StaffHealth</name>
    <message>
        <source>How each part is</source>
        <translation>각 부분의 상태</translation>
    </message>
    <message>
        <source>What went wrong last, in the words of the log</source>
        <translation>최근에 잘못된 일 (기록에 적힌 그대로)</translation>
    </message>
    <message>
        <source>Nothing went wrong since the start</source>
        <translation>시작한 뒤로 잘못된 일이 없어요</translation>
    </message>
</context>
<context>
    <name>StaffLicences</name>
    <message>
        <source>Third-party licences</source>
        <translation>제3자 라이선스</translation>
    </message>
</context>
<context>
    <name>StaffLogs</name>
    <message>
        <source>What the kiosk has written last</source>
        <translation>키오스크가 마지막에 남긴 기록</translation>
    </message>
</context>
<context>
    <name>StaffMenu</name>
    <message>
        <source>What staff may do</source>
        <translation>직원이 할 수 있는 일</translation>
    </message>
    <message>
        <source>The kiosk crashed again and again. The last time: %1</source>
        <translation>키오스크가 거듭 멈췄어요. 마지막 까닭: %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속하기</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>잠시 멈춤</translation>
    </message>
    <message>
        <source>It is paused now</source>
        <translation>지금 멈춰 있어요</translation>
    </message>
    <message>
        <source>No visit begins until you go on</source>
        <translation>계속하기를 누를 때까지 방문이 시작되지 않아요</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>It is closed now</source>
        <translation>지금 닫혀 있어요</translation>
    </message>
    <message>
        <source>Until the next opening, or until you open</source>
        <translation>다음 여는 시간이나 직접 열 때까지</translation>
    </message>
    <message>
        <source>Full motion</source>
        <translation>움직임 되돌리기</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>움직임 줄이기</translation>
    </message>
    <message>
        <source>Motion is reduced for everybody now</source>
        <translation>지금 모두에게 움직임을 줄였어요</translation>
    </message>
    <message>
        <source>For everybody, until you change it back</source>
        <translation>되돌릴 때까지 모두에게</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>How each part is</source>
        <translation>각 부분의 상태</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>기록</translation>
    </message>
    <message>
        <source>What the kiosk has written last</source>
        <translation>키오스크가 마지막에 남긴 기록</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Language, camera, times, access</source>
        <translation>언어, 카메라, 시간, 접근성</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>업데이트</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>버전 %1</translation>
    </message>
    <message>
        <source>Restart or exit</source>
        <translation>다시 시작 또는 종료</translation>
    </message>
    <message>
        <source>Leave the full screen</source>
        <translation>전체 화면에서 나가기</translation>
    </message>
</context>
<context>
    <name>StaffSettings</name>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>What is changed here acts after a restart</source>
        <translation>여기서 바꾼 것은 다시 시작한 뒤에 적용돼요</translation>
    </message>
    <message>
        <source>Restart now</source>
        <translation>지금 다시 시작</translation>
    </message>
</context>
<context>
    <name>StaffSheet</name>
    <message>
        <source>No PIN is set</source>
        <translation>정해진 PIN이 없어요</translation>
    </message>
    <message>
        <source>The PINs are set</source>
        <translation>PIN을 정했어요</translation>
    </message>
    <message>
        <source>Staff: technician</source>
        <translation>직원: 기술 담당</translation>
    </message>
    <message>
        <source>Staff: attendant</source>
        <translation>직원: 안내</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>기록</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>업데이트</translation>
    </message>
    <message>
        <source>Restart or exit</source>
        <translation>다시 시작 또는 종료</translation>
    </message>
    <message>
        <source>Third-party licences</source>
        <translation>제3자 라이선스</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>마치기</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>돌아가기</translation>
    </message>
    <message>
        <source>PINs can be chosen here in the first ten minutes after a start. Start the kiosk again, or set them with the command “staff set-pin”.</source>
        <translation>PIN은 시작한 뒤 10분 안에만 여기서 정할 수 있어요. 키오스크를 다시 시작하거나 “staff set-pin” 명령으로 정해 주세요.</translation>
    </message>
    <message>
        <source>From now on, five quick taps in the upper corner across from the language button lead here.</source>
        <translation>이제 언어 버튼 맞은편 위쪽 모서리를 빠르게 다섯 번 두드리면 이 화면이 열려요.</translation>
    </message>
</context>
<context>
    <name>StaffUpdate</name>
    <message>
        <source>Update</source>
        <translation>업데이트</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>버전 %1</translation>
    </message>
    <message>
        <source>To install another version, exit the kiosk and run its installer; pictures, visits, settings and PINs stay. The manual has a page on it.</source>
        <translation>다른 버전을 설치하려면 키오스크를 종료하고 설치 프로그램을 실행해 주세요. 그림, 방문, 설정, PIN은 그대로 남아요. 설명서에 자세히 나와 있어요.</translation>
    </message>
    <message>
        <source>Fetch the garden now</source>
        <translation>지금 정원 가져오기</translation>
    </message>
    <message>
        <source>Third-party licences</source>
        <translation>제3자 라이선스</translation>
    </message>
</context>
<context>
    <name>StillThere</name>
    <message>
        <source>Are you still there?</source>
        <translation>아직 보고 계신가요?</translation>
    </message>
    <message>
        <source>Touch anywhere to go on</source>
        <translation>계속하시려면 화면을 터치해 주세요</translation>
    </message>
</context>
<context>
    <name>TakeButton</name>
    <message>
        <source>Take this picture with you</source>
        <translation>이 그림 가져가기</translation>
    </message>
</context>
<context>
    <name>TakeHomeSheet</name>
    <message>
        <source>Take this picture with you</source>
        <translation>이 그림 가져가기</translation>
    </message>
    <message>
        <source>A code for the camera of a phone</source>
        <translation>휴대전화 카메라로 보는 코드</translation>
    </message>
    <message>
        <source>Point the camera of your phone at the square</source>
        <translation>휴대전화 카메라로 사각형을 비춰 주세요</translation>
    </message>
    <message>
        <source>Back to the garden</source>
        <translation>정원으로 돌아가기</translation>
    </message>
</context>
<context>
    <name>WallWords</name>
    <message>
        <source>The pictures that visitors like will bloom here</source>
        <translation>관람객이 좋아한 그림이 이곳에 피어나요</translation>
    </message>
    <message>
        <source>Pictures that visitors liked</source>
        <translation>관람객이 좋아한 그림</translation>
    </message>
</context>
<context>
    <name>WishSheet</name>
    <message>
        <source>What would you like to find in this garden?</source>
        <translation>이 정원에서 무엇을 만나고 싶으세요?</translation>
    </message>
    <message>
        <source>Back to the garden</source>
        <translation>정원으로 돌아가기</translation>
    </message>
</context>
</TS>
